import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_letters_choose_tools_over_the_canvas(qtbot, opened, session):
    opened.canvas.setFocus()
    QTest.keyClick(opened.canvas, Qt.Key.Key_E)
    assert session.toolbox.active_id == "eraser"


def test_letters_typed_into_a_field_stay_there(qtbot, opened, session):
    field = opened.images_panel.filters.name
    field.setFocus()
    for key in (Qt.Key.Key_E, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Left):
        QTest.keyClick(field, key)
    assert session.toolbox.active_id == "brush"
    assert field.text() == "e1"


def test_commands_work_while_writing(qtbot, opened, session):
    field = opened.images_panel.filters.name
    field.setFocus()
    was_live = session.loop.status.is_live
    QTest.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert session.loop.status.is_live is not was_live


def test_h_hides_overlays_while_it_is_held(qtbot, opened, session):
    opened.canvas.setFocus()
    QTest.keyPress(opened.canvas, Qt.Key.Key_H)
    assert session.layers.is_peeking
    QTest.keyRelease(opened.canvas, Qt.Key.Key_H)
    assert not session.layers.is_peeking


def test_ctrl_shows_that_the_tool_would_erase(qtbot, opened, session):
    opened.canvas.setFocus()
    QTest.keyPress(opened.canvas, Qt.Key.Key_Control)
    assert session.toolbox.preview().is_erasing
    QTest.keyRelease(opened.canvas, Qt.Key.Key_Control)
    assert not session.toolbox.preview().is_erasing


@pytest.mark.parametrize(("key", "position"), [(Qt.Key.Key_1, 0), (Qt.Key.Key_2, 1)])
def test_number_keys_choose_classes(qtbot, opened, session, key, position):
    opened.canvas.setFocus()
    QTest.keyClick(opened.canvas, key)
    assert session.active_class_id == session.classes.ids[position]


def test_arrows_move_a_slider_in_focus_and_no_image(qtbot, opened, session):
    slider = opened.layers_panel.rows["annotation"].opacity
    slider.setFocus()
    shown, opacity = session.image.record.id, session.layers.annotation.opacity
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert session.image.record.id == shown
    assert session.loading_image_id is None
    assert session.layers.annotation.opacity > opacity


def test_enter_closes_a_polygon(qtbot, opened, session):
    opened.actions_by_id["tool-polygon"].trigger()
    canvas = opened.canvas
    x, y = canvas.width() // 2, canvas.height() // 2
    for dx, dy in ((0, 0), (60, 0), (60, 60)):
        place = canvas.rect().topLeft()
        place.setX(x + dx)
        place.setY(y + dy)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.image.mask.counts))
