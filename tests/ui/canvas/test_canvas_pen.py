"""What a pen does to the canvas: also where its events are late, doubled or missing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
)
from PySide6.QtTest import QTest

from segstudio.ui.canvas import pen as pen_module
from segstudio.workspace.canvas_aids import CanvasAids
from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.preview import Cursor, Preview

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
PRESS, MOVE, RELEASE = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)
TIP, ERASER = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Pen:
    """A pen over the canvas; returns whether the canvas took each of its events."""

    def __init__(self, canvas):
        self.canvas = canvas
        self.time_ms = 1000

    def send(self, kind, pressure, at=(100, 80), button=LEFT, buttons=None, end=TIP):
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
        button = NONE if kind == MOVE else button
        if buttons is None:
            buttons = NONE if kind == RELEASE else LEFT
        point = QPointF(*at)
        event = QTabletEvent(
            kind, device, point, point, pressure, 0, 0, 0, 0, 0, NO_KEYS, button, buttons
        )
        event.setTimestamp(self.time_ms)
        self.canvas.tabletEvent(event)
        return event.isAccepted()


@pytest.fixture
def pen(canvas):
    return Pen(canvas)


@pytest.fixture
def told(canvas, content):
    """Return the list of what the canvas, at 100 %, tells: (what, event)."""
    canvas.set_content(content)
    canvas.zoom_to(1.0)
    events = []
    canvas.pointer_pressed.connect(lambda event: events.append(("pressed", event)))
    canvas.pointer_moved.connect(lambda event: events.append(("moved", event)))
    canvas.pointer_released.connect(lambda event: events.append(("released", event)))
    return events


def names(told):
    return [what for what, _ in told]


def mouse_move(canvas, at=(100, 80)):
    point, device = QPointF(*at), QPointingDevice.primaryPointingDevice()
    canvas.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, point, point, NONE, NONE, NO_KEYS, device)
    )


@pytest.mark.parametrize(("end", "button"), [(TIP, Button.PRIMARY), (ERASER, Button.SECONDARY)])
def test_a_pen_tells_its_pressure_and_its_eraser(pen, told, end, button):
    for kind, pressure in ((PRESS, 0.25), (MOVE, 0.5), (RELEASE, 0.0)):
        assert pen.send(kind, pressure, end=end)
    assert names(told) == ["pressed", "moved", "released"]
    assert [round(event.pressure, 3) for _, event in told] == [0.25, 0.5, 0.0]
    assert {event.button for _, event in told} == {button}


def test_a_release_and_moves_without_a_press_draw_nothing(pen, told):
    assert not pen.send(RELEASE, 0)
    pen.send(MOVE, 0.7)
    assert names(told) == ["moved"]
    assert told[0][1].button is Button.NONE


def test_a_release_that_never_came_ends_the_stroke_at_the_next_sign_of_it(pen, told):
    pen.send(PRESS, 0.5)
    pen.send(MOVE, 0, buttons=NONE)
    assert names(told) == ["pressed", "released", "moved"]
    pen.send(PRESS, 0.5)
    pen.send(PRESS, 0.5)
    assert names(told)[3:] == ["pressed", "released", "pressed"]
    pen.send(RELEASE, 0)
    assert not pen.send(RELEASE, 0)


def test_a_pen_that_left_while_down_gives_way_to_the_mouse(canvas, pen, told, monkeypatch):
    pen.send(PRESS, 0.5)
    mouse_move(canvas)
    assert names(told) == ["pressed"]  # some systems move a mouse along with the pen
    monkeypatch.setattr(pen_module, "_SILENT_S", -1.0)
    mouse_move(canvas)
    assert names(told) == ["pressed", "released", "moved"]


def test_a_button_on_the_pen_leaves_the_stroke_alone(pen, told):
    pen.send(PRESS, 0.5)
    assert pen.send(PRESS, 0.5, button=RIGHT, buttons=LEFT | RIGHT)
    assert pen.send(RELEASE, 0.5, button=RIGHT, buttons=LEFT)
    pen.send(RELEASE, 0)
    assert names(told) == ["pressed", "released"]


def test_a_pen_over_a_mouse_that_draws_is_not_heard(canvas, pen, told):
    QTest.mousePress(canvas, LEFT, NO_KEYS, QPoint(60, 60))
    assert not pen.send(PRESS, 0.5)
    pen.send(MOVE, 0.5)
    assert not pen.send(RELEASE, 0)
    QTest.mouseRelease(canvas, LEFT, NO_KEYS, QPoint(60, 60))
    assert names(told) == ["pressed", "released"]


@pytest.mark.parametrize("way", ["space", "hand"])
def test_a_pen_that_holds_the_hand_leaves_panning_to_the_mouse(canvas, pen, told, way):
    if way == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    else:
        canvas.set_preview(Preview(cursor=Cursor.HAND))
    assert not pen.send(PRESS, 0.5)
    assert told == []


def test_two_taps_are_a_double_click(pen, told):
    for later_ms, at in ((0, (100, 80)), (100, (101, 80)), (100, (101, 80)), (100, (160, 80))):
        pen.time_ms += later_ms
        pen.send(PRESS, 0.5, at)
        pen.send(RELEASE, 0, at)
    pen.time_ms += 10 * QGuiApplication.styleHints().mouseDoubleClickInterval()
    pen.send(PRESS, 0.5, (160, 80))
    taps = [event.is_double for what, event in told if what == "pressed"]
    assert taps == [False, True, False, False, False]


def test_an_image_that_closes_in_mid_stroke_leaves_nothing_held(canvas, pen, content, told):
    pen.send(PRESS, 0.5)
    canvas.set_content(None)
    pen.send(MOVE, 0.5)
    pen.send(RELEASE, 0)
    canvas.set_content(content)
    told.clear()
    pen.send(PRESS, 0.5)
    assert names(told) == ["pressed"]


def test_a_pen_moves_the_mini_map_and_the_divider_and_draws_nothing(canvas, pen, told):
    canvas.set_aids(CanvasAids(is_comparing=True))
    canvas.zoom_to(4.0)
    place = canvas._mini_map.place(canvas._scene)
    seen = []
    for share in (0.25, 0.75):
        at = place.column + share * place.width, place.row + share * place.height
        assert pen.send(PRESS, 0.5, at)
        assert pen.send(RELEASE, 0.0, at)
        seen.append(canvas._scene.to_image((200, 320)))
    assert seen[0][0] < seen[1][0] and seen[0][1] < seen[1][1]
    assert pen.send(PRESS, 0.5, (320, 100))
    assert pen.send(MOVE, 0.5, (100, 100))
    assert pen.send(RELEASE, 0.0, (100, 100))
    assert canvas._divider.column(canvas._scene) == 100
    pen.send(PRESS, 0.5, (200, 100))
    assert names(told)[-1] == "pressed"
    assert "released" not in names(told)
