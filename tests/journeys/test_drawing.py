"""Drawing by hand as a person does: real mouse, pen, touchpad and key events on the real window."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.ui.option_bar import OptionBar
from segstudio.ui.tool_group_button import ToolGroupButton

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
SQUARE = ((40, 60), (40, 160), (140, 160), (140, 60))


@pytest.fixture
def person(sit_down, blob_folder):
    """A person with an image open and a class in hand."""
    someone = sit_down(engine=False)
    someone.open(blob_folder)
    someone.key(Qt.Key.Key_2)
    return someone


def drawn(person):
    return person.image.mask.class_ids


def labelled(person):
    return sum(person.image.mask.counts.values())


def option(person, option_id):
    return person.window.findChild(OptionBar).widgets[option_id].box


def undo(person):
    """Press Ctrl+Z once the menu offers it."""
    person.wait(person.window.actions_by_id["undo"].isEnabled)
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def ring(share=1.0):
    turns = np.linspace(0, 2 * np.pi * share, 30)
    return [(120 + 60 * np.sin(t), 160 + 60 * np.cos(t)) for t in turns]


def test_freehand_with_every_option(person):
    for switch in ("brush-enclose", "brush-pressure"):
        QTest.mouseClick(option(person, switch), LEFT)
    QTest.keyClick(option(person, "brush-tip"), Qt.Key.Key_Down)
    smoothing = option(person, "brush-smoothing")
    smoothing.selectAll()
    QTest.keyClicks(smoothing, "30")
    QTest.keyClick(smoothing, Qt.Key.Key_Return)
    person.stroke(*ring())
    person.wait(lambda: drawn(person)[120, 160] == 2)
    person.shot("drawing-freehand")
    undo(person)
    person.wait(lambda: not labelled(person))
    person.stroke((60, 60), (60, 200))
    person.click(200, 200, keys=SHIFT)
    person.wait(lambda: drawn(person)[130, 200] == 2)
    person.key(Qt.Key.Key_E)
    person.stroke((40, 100), (80, 100))
    person.wait(lambda: drawn(person)[60, 100] == 0)
    assert drawn(person)[60, 60] == 2


def test_a_brush_in_screen_pixels_is_finer_where_the_image_is_larger(person):
    QTest.keyClick(option(person, "brush-unit"), Qt.Key.Key_Down)
    zoom = person.canvas.zoom
    person.click(100, 100)
    person.wait(lambda: labelled(person) > 0)
    large = labelled(person)
    person.canvas.zoom_to(4 * zoom, QPointF(person.at(200, 200)))
    QTest.mouseClick(person.canvas, LEFT, pos=QPoint(30, person.canvas.height() - 30))
    person.wait(lambda: labelled(person) > large)  # it may wait until the first is saved
    assert labelled(person) - large < large / 8


def test_a_polygon_is_mended_before_it_is_closed(person):
    person.key(Qt.Key.Key_P)
    for corner in SQUARE:
        person.click(*corner)
    person.click(220, 60)
    person.click(220, 60, keys=ALT)
    person.stroke((140, 160), (180, 220))
    person.stroke((40, 110), (20, 110))
    person.shot("drawing-polygon")
    assert len(person.session.toolbox.preview().points) == 5
    person.hover(20, 110)
    person.key(Qt.Key.Key_Delete)
    undo(person)
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: labelled(person) > 0)
    assert drawn(person)[30, 110] == drawn(person)[170, 205] == 2
    assert drawn(person)[10, 110] == drawn(person)[150, 70] == 0


def test_a_polygon_by_double_click_and_one_given_up(person):
    person.key(Qt.Key.Key_P)
    for corner in SQUARE:
        person.click(*corner)
    QTest.mouseDClick(person.canvas, LEFT, pos=person.at(*SQUARE[-1]))
    person.wait(lambda: labelled(person) > 0)
    before = labelled(person)
    for corner in SQUARE[:3]:
        person.click(*corner)
    person.key(Qt.Key.Key_Escape)
    assert not person.session.toolbox.active.is_active
    person.key(Qt.Key.Key_B)
    person.wait_saved()
    assert labelled(person) == before


def test_lasso_rectangle_and_ellipse(person):
    person.key(Qt.Key.Key_O)
    person.stroke(*ring(0.95))
    person.wait(lambda: drawn(person)[120, 160] == 2)
    person.key(Qt.Key.Key_R)
    person.stroke((110, 150), (130, 170), button=RIGHT)
    person.wait(lambda: drawn(person)[120, 160] == 0)
    button = next(
        each
        for each in person.window.findChildren(ToolGroupButton)
        if each.defaultAction() is person.window.actions_by_id["tool-rectangle"]
    )
    person.shot("drawing-shapes")
    button.menu().actions()[-1].trigger()
    before = labelled(person)
    person.stroke((20, 20), (60, 50), keys=SHIFT)
    person.wait(lambda: labelled(person) > before)
    assert labelled(person) - before == pytest.approx(np.pi * 20**2, rel=0.1)


def tablet(person, kind, pressure, at, end=QPointingDevice.PointerType.Pen):
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        end,
        QInputDevice.Capability.Pressure,
        1,
        3,
        "",
        QPointingDeviceUniqueId(),
    )
    place = QPointF(person.at(*at))
    is_move, is_up = kind == QEvent.Type.TabletMove, kind == QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind,
        device,
        place,
        QPointF(person.canvas.mapToGlobal(place)),
        pressure,
        *(0, 0, 0, 0, 0),
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.NoButton if is_move else LEFT,
        Qt.MouseButton.NoButton if is_up else LEFT,
    )
    QApplication.sendEvent(person.canvas, event)


def test_a_pen_draws_by_its_pressure_and_erases_with_its_other_end(person):
    press, move, release = (
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease,
    )
    tablet(person, release, 0, (100, 40))
    tablet(person, press, 0.2, (100, 40))
    for column in range(45, 200, 5):
        tablet(person, move, column / 200, (100, column))
    tablet(person, release, 0, (100, 195))
    person.wait_saved()
    widths = np.count_nonzero(drawn(person), axis=0)
    assert 0 < widths[42] < widths[110] < widths[180]
    eraser = QPointingDevice.PointerType.Eraser
    tablet(person, press, 1, (90, 110), eraser)
    tablet(person, move, 1, (110, 110), eraser)
    person.key(Qt.Key.Key_F)  # another tool in mid-stroke: what is erased stays erased
    tablet(person, release, 0, (110, 110), eraser)
    person.wait_saved()
    assert not drawn(person)[100, 110]
    assert len(person.image.history) == 2


def test_two_fingers_move_the_image_in_mid_stroke_and_nothing_is_lost(person):
    canvas, start = person.canvas, person.at(100, 100)
    QTest.mousePress(canvas, LEFT, pos=start)
    before = canvas._view.origin
    point, pixels = QPointF(start), QPoint(40, 30)
    event = QWheelEvent(
        point,
        point,
        pixels,
        pixels,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(canvas, event)
    assert canvas._view.origin != before
    QTest.mouseRelease(canvas, LEFT, pos=start)
    person.wait_saved()
    assert drawn(person)[100, 100] == 2
    assert len(person.image.history) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_O, Qt.Key.Key_R, Qt.Key.Key_B])
def test_a_project_that_closes_in_mid_stroke_leaves_nothing_stuck(person, blob_folder, key):
    person.key(key)
    if key == Qt.Key.Key_P:
        for corner in SQUARE[:3]:
            person.click(*corner)
    QTest.mousePress(person.canvas, LEFT, pos=person.at(100, 100))
    person._drag_to(person.at(130, 150), LEFT, Qt.KeyboardModifier.NoModifier)
    person.session.close_project()
    person.wait(lambda: person.session.project is None)
    QTest.mouseRelease(person.canvas, LEFT, pos=QPoint(5, 5))
    person.open(blob_folder)
    assert not person.session.toolbox.active.is_active
    assert not person.session.toolbox.preview().points
    person.key(Qt.Key.Key_B)
    before = labelled(person)
    person.stroke((200, 40), (200, 90))
    person.wait_saved()
    assert labelled(person) > before
    assert person.notices == []
