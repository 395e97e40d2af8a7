import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.document.palette import PALETTES, palette_of
from segstudio.workspace.layers import ColorBy


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


@pytest.mark.parametrize("color_by", [ColorBy.CONFIDENCE, ColorBy.UNCERTAINTY])
def test_the_prediction_is_coloured_by_what_is_chosen(qtbot, opened, session, color_by):
    panel = opened.layers_panel
    assert panel.legend.isHidden()
    panel.color_by.setFocus()
    for _ in range(list(ColorBy).index(color_by)):
        QTest.keyClick(panel.color_by, Qt.Key.Key_Down)
    assert session.layers.prediction_by is color_by
    ramp = panel.legend.confidence if color_by is ColorBy.CONFIDENCE else panel.legend.uncertainty
    qtbot.waitUntil(lambda: ramp.isVisible())
    opened.actions_by_id["prediction-by-class"].trigger()
    assert panel.color_by.currentIndex() == 0
    assert panel.legend.isHidden()


def test_differences_come_with_a_legend(qtbot, opened, session):
    panel = opened.layers_panel
    height = panel.height()
    QTest.mouseClick(panel.difference, Qt.MouseButton.LeftButton)
    assert session.layers.is_difference
    qtbot.waitUntil(lambda: panel.legend.differences.isVisible() and panel.height() > height)
    opened.actions_by_id["toggle-difference"].trigger()
    qtbot.waitUntil(lambda: panel.height() == height)


def test_a_version_is_kept_and_compared(qtbot, opened, session):
    actions, legend = opened.actions_by_id, opened.layers_panel.legend
    assert not actions["toggle-kept-difference"].isEnabled()
    image = session.image
    for tile in image.mask.whole.tiles():
        part = tile.region(image.shape)
        ids = np.full((part.height, part.width), 2, np.uint8)
        image.prediction.put(tile, 7, ids, ids)
    actions["keep-prediction"].trigger()
    qtbot.waitUntil(lambda: image.prediction.kept_version == 7)
    qtbot.waitUntil(lambda: actions["toggle-kept-difference"].isEnabled())
    actions["toggle-kept-difference"].trigger()
    assert session.layers.is_kept_compared
    qtbot.waitUntil(lambda: legend.kept_differences.isVisible())
    actions["toggle-difference"].trigger()
    assert session.layers.is_difference
    assert not session.layers.is_kept_compared
    assert legend.kept_differences.isHidden()


def test_classes_take_a_palette_and_colours_by_hand(qtbot, opened, session):
    actions = opened.actions_by_id
    muted = PALETTES[2]
    actions[f"class-colors-{muted.id}"].trigger()
    assert [each.color for each in session.classes] == [muted.colors[0], muted.colors[1]]
    qtbot.waitUntil(lambda: actions[f"class-colors-{muted.id}"].isChecked())
    actions["add-class"].trigger()
    assert palette_of(session.classes) is muted
    session.class_editing.recolour(session.classes.ids[0], "#123456")
    qtbot.waitUntil(lambda: actions["class-colors-by-hand"].isChecked())
