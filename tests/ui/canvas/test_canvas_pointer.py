"""What hands do to the canvas, and what it tells."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDropEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest

from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.preview import Cursor, Preview

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def told(canvas, content):
    """Return the list of what the canvas, at 100 %, tells: (what, event)."""
    canvas.set_content(content)
    canvas.zoom_to(1.0)
    events = []
    canvas.pointer_pressed.connect(lambda event: events.append(("pressed", event)))
    canvas.pointer_moved.connect(lambda event: events.append(("moved", event)))
    canvas.pointer_released.connect(lambda event: events.append(("released", event)))
    canvas.pointer_left.connect(lambda: events.append(("left", None)))
    return events


def wheel(canvas, notches, modifiers=NONE, at=(320, 200)):
    point = QPointF(*at)
    angle = QPoint(0, round(120 * notches))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, point, QPoint(), angle, Qt.NoButton, modifiers, phase, False)
    QCoreApplication.sendEvent(canvas, event)


def test_a_stroke_is_told_in_image_pixels(canvas, told):
    top, left = canvas._view.origin
    QTest.mousePress(canvas, LEFT, SHIFT, QPoint(100, 80))
    QTest.mouseMove(canvas, QPoint(130, 90))
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(130, 90))
    assert [what for what, _ in told] == ["pressed", "moved", "released"]
    assert [event.button for _, event in told] == [Button.PRIMARY] * 3
    assert told[0][1].point == (80 - top, 100 - left)
    assert told[1][1].point == (90 - top, 130 - left)
    assert told[0][1].is_shift and not told[0][1].is_ctrl
    assert told[0][1].pressure == 1.0


def test_the_right_button_is_secondary_and_hovering_has_none(canvas, told, hover):
    hover(50, 50)
    QTest.mouseClick(canvas, RIGHT, CTRL, QPoint(60, 60))
    assert [(what, event.button) for what, event in told] == [
        ("moved", Button.NONE),
        ("pressed", Button.SECONDARY),
        ("released", Button.SECONDARY),
    ]
    assert told[1][1].is_ctrl


def test_a_modifier_is_told_without_a_move(canvas, told, hover):
    hover(50, 50)
    QTest.keyPress(canvas, Qt.Key.Key_Shift)
    QTest.keyRelease(canvas, Qt.Key.Key_Shift)
    assert [event.is_shift for _, event in told] == [False, True, False]
    assert len({event.point for _, event in told}) == 1
    QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    QTest.keyPress(canvas, Qt.Key.Key_Alt)
    assert told[-1] == ("left", None)


def test_a_double_click_is_marked(canvas, told):
    QTest.mouseDClick(canvas, LEFT, NONE, QPoint(60, 60))
    assert [event.is_double for what, event in told if what == "pressed"][-1]


def test_a_second_button_waits_for_the_first(canvas, told):
    QTest.mousePress(canvas, LEFT, NONE, QPoint(60, 60))
    canvas.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, RIGHT, LEFT | RIGHT))
    canvas.mouseReleaseEvent(mouse(QEvent.Type.MouseButtonRelease, RIGHT, LEFT))
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(60, 60))
    assert [what for what, _ in told] == ["pressed", "released"]


def mouse(kind, button, buttons, at=(60, 60)):
    point, device = QPointF(*at), QPointingDevice.primaryPointingDevice()
    return QMouseEvent(kind, point, point, button, buttons, NONE, device)


def test_a_release_that_went_elsewhere_ends_the_stroke(canvas, told):
    canvas.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, LEFT, LEFT))
    canvas.mouseMoveEvent(mouse(QEvent.Type.MouseMove, Qt.NoButton, Qt.NoButton))
    assert [what for what, _ in told] == ["pressed", "released", "moved"]
    assert told[-1][1].button is Button.NONE


def test_each_of_a_thousand_moves_is_told(canvas, told):
    canvas.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, LEFT, LEFT))
    for i in range(1000):
        at = (60 + i / 4, 60 + i / 8)
        event = mouse(QEvent.Type.MouseMove, Qt.NoButton, LEFT, at)
        QCoreApplication.postEvent(canvas, event)
    QCoreApplication.processEvents()
    assert len(told) == 1001
    assert told[2][1].column - told[1][1].column == 0.25


def test_the_pointer_leaving_is_told(canvas, told):
    QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert told == [("left", None)]


def test_an_empty_canvas_tells_nothing(canvas, told, hover):
    canvas.set_content(None)
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(60, 60))
    hover(50, 50)
    assert told == []


@pytest.mark.parametrize("way", ["middle", "space", "hand"])
def test_a_drag_pans(canvas, told, way):
    before, button = canvas._view.origin, MIDDLE if way == "middle" else LEFT
    if way == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    if way == "hand":
        canvas.set_preview(Preview(cursor=Cursor.HAND))
    QTest.mousePress(canvas, button, NONE, QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(110, 95))
    QTest.mouseMove(canvas, QPoint(117, 88))
    QTest.mouseRelease(canvas, button, NONE, QPoint(117, 88))
    assert canvas._view.origin == (before[0] - 12, before[1] + 17)
    assert told == []


def test_the_wheel_zooms_at_the_pointer_also_while_painting(canvas, told):
    QTest.mousePress(canvas, LEFT, NONE, QPoint(200, 150))
    wheel(canvas, 3, at=(200, 150))
    assert canvas.zoom == pytest.approx(2.0)
    QTest.mouseMove(canvas, QPoint(200, 150))
    pressed, moved = told[0][1], told[-1][1]
    assert moved.button is Button.PRIMARY
    assert moved.point == pytest.approx(pressed.point, abs=0.5)
    assert moved.zoom == pytest.approx(2.0)


def fingers(canvas, right, down, phase=Qt.ScrollPhase.ScrollUpdate, modifiers=NONE):
    point, pixels = QPointF(320, 200), QPoint(right, down)
    event = QWheelEvent(point, point, pixels, pixels, Qt.NoButton, modifiers, phase, False)
    QCoreApplication.sendEvent(canvas, event)


def test_two_fingers_pan_and_the_wheel_still_zooms(canvas, told):
    zoom, before = canvas.zoom, canvas._view.origin
    for phase in (Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollMomentum):
        fingers(canvas, 7, -5, phase)
    assert canvas._view.origin == (before[0] - 10, before[1] + 14)
    assert canvas.zoom == zoom
    wheel(canvas, 1)
    assert canvas.zoom > zoom


def test_fingers_laid_down_and_their_momentum_change_nothing_else(canvas, content, told):
    canvas.fit()
    brush, opacity = [], []
    canvas.brush_resized.connect(brush.append)
    canvas.opacity_changed.connect(opacity.append)
    for phase in (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollEnd):
        fingers(canvas, 0, 0, phase)
    for keys in (SHIFT, CTRL):
        fingers(canvas, 0, 60, Qt.ScrollPhase.ScrollMomentum, keys)
    canvas.resize(canvas.width() // 2, canvas.height())
    assert canvas._view == canvas._view.fitted()
    assert brush == opacity == []


@pytest.mark.parametrize(("value", "factor"), [(0.25, 1.25), (-0.2, 0.8), (-5.0, 0.1)])
def test_a_pinch_zooms_at_the_pointer(canvas, told, value, factor):
    canvas.zoom_to(8.0)
    at, device = QPointF(150, 120), QPointingDevice.primaryPointingDevice()
    kind, zero = Qt.NativeGestureType.ZoomNativeGesture, QPointF()
    under = canvas._view.to_image(at.y(), at.x())
    event = QNativeGestureEvent(kind, device, 2, at, at, at, value, zero)
    QCoreApplication.sendEvent(canvas, event)
    assert canvas.zoom == pytest.approx(8 * factor)
    assert canvas._view.to_image(at.y(), at.x()) == pytest.approx(under, abs=1.5 / canvas.zoom)


def test_wheel_with_keys_changes_brush_and_opacity(canvas, told):
    brush, opacity, zoom = [], [], canvas.zoom
    canvas.brush_resized.connect(brush.append)
    canvas.opacity_changed.connect(opacity.append)
    wheel(canvas, 1, SHIFT)
    wheel(canvas, -0.5, CTRL)
    assert (brush, opacity, canvas.zoom) == ([1.0], [-0.5], zoom)


def test_dropped_files_are_told(canvas, tmp_path):
    dropped, mime = [], QMimeData()
    path = tmp_path / "ä file.png"
    mime.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x.png")])
    canvas.files_dropped.connect(dropped.append)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    canvas.dropEvent(event)
    assert dropped == [[Path(path)]]


def test_view_changes_are_told_once(canvas, content, qtbot):
    canvas.set_content(content)
    QCoreApplication.processEvents()
    told = []
    canvas.view_changed.connect(lambda: told.append(canvas.zoom))
    for _ in range(5):
        canvas.zoom_by(1)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [canvas.zoom]


def test_the_canvas_is_named_and_a_canvas_to_screen_readers(canvas):
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.role() == QAccessible.Role.Canvas
    assert interface.text(QAccessible.Text.Name) == "Image canvas"
