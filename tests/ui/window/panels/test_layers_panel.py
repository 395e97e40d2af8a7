from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_the_eye_hides_a_layer_and_keeps_the_tool(opened, session):
    row = opened.layers_panel.rows["prediction"]
    QTest.mouseClick(row.eye, Qt.MouseButton.LeftButton)
    assert not session.layers.prediction.is_visible
    assert not row.opacity.isEnabled()
    assert session.toolbox.active_id == "brush"


def test_the_slider_sets_the_opacity(opened, session):
    row = opened.layers_panel.rows["annotation"]
    row.opacity.setValue(30)
    assert session.layers.annotation.opacity == 0.3
    assert row.share.text() == "30 %"


def test_outline_of_one_layer_or_of_both(opened, session):
    QTest.mouseClick(opened.layers_panel.rows["annotation"].outline, Qt.MouseButton.LeftButton)
    assert session.layers.annotation.is_outline
    assert not session.layers.prediction.is_outline
    opened.actions_by_id["toggle-outline"].trigger()
    assert session.layers.prediction.is_outline


def test_ctrl_and_wheel_change_both_opacities(opened, session):
    before = session.layers
    opened.canvas.opacity_changed.emit(2.0)
    assert session.layers.annotation.opacity > before.annotation.opacity
    assert session.layers.prediction.opacity > before.prediction.opacity
