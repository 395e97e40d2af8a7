"""Hands and pens that do what they should not, with every tool: nothing is lost, nothing hangs.

After each of it Esc leaves the tool at rest, undo takes all of it back, and a stroke can be drawn.
"""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.workspace.tools.toolbox import TOOLS

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
PRESS, MOVE, RELEASE = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)
DISC = (70, 80)
"""The middle of a disc: something for every tool to find, and predicted, too."""
STAYS_SHOWN = {"superpixel-brush"}
"""Shows where the pointer is what it would paint, also at rest."""
NEVER_DRAWS = {"pick", "pan"}


@pytest.fixture
def person(sit_down, blob_folder):
    """An image with a prediction, a drawn region of class 2 in two objects, and a brush in hand."""
    someone = sit_down(engine=False)
    someone.open(blob_folder)
    predict(someone)
    someone.session.toolbox.set_radius(6)
    for row in (180, 192):
        someone.session.objects.start_new()
        someone.stroke((row, 140), (row, 180))
    someone.session.objects.set_drawing(False)
    quiet(someone)
    someone.first = someone.image.mask.class_ids.copy(), someone.image.mask.objects.copy()
    return someone


def predict(person):
    image = person.image
    class_ids = np.ones(image.shape, np.uint8)
    cv2.circle(class_ids, DISC[::-1], 25, 2, -1)
    for tile in image.mask.whole.tiles():
        box = tile.region(image.shape).slices
        image.prediction.put(tile, 7, class_ids[box], np.full_like(class_ids[box], 240))


def send(person, kind, at, pressure=0.5, buttons=None, button=LEFT):
    """Send one event of a pen to the canvas, as the system would."""
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure,
        1,
        3,
        "",
        QPointingDeviceUniqueId(),
    )
    if buttons is None:
        buttons = NONE if kind == RELEASE else LEFT
    point = QPointF(person.at(*at))
    event = QTabletEvent(
        kind,
        device,
        point,
        QPointF(person.canvas.mapToGlobal(point.toPoint())),
        pressure,
        *(0, 0, 0, 0, 0),
        NO_KEYS,
        NONE if kind == MOVE else button,
        buttons,
    )
    QApplication.sendEvent(person.canvas, event)


def begin(person, *points):
    """Press and drag, and hold the button."""
    QTest.mousePress(person.canvas, LEFT, NO_KEYS, person.at(*points[0]))
    for point in points[1:]:
        person._drag_to(person.at(*point), LEFT, NO_KEYS)


def end(person, at):
    QTest.mouseRelease(person.canvas, LEFT, NO_KEYS, person.at(*at))


def quiet(person):
    """Wait until no tool and no edit is at work."""
    session = person.session
    done = []
    session._background.tools.run(lambda: None, done.append)
    editing = session.editing
    person.wait(lambda: bool(done) and not (editing.is_busy or editing._waiting))
    person.wait_saved()


def check_at_rest(person, tool_id, first):
    """Esc, and nothing is held or shown; undo gives the first mask; a stroke is drawn and saved."""
    toolbox, canvas = person.session.toolbox, person.canvas
    canvas.fit()
    person.key(Qt.Key.Key_Escape)
    quiet(person)
    person.hover(*DISC)  # a release that went elsewhere is made up for by the next move
    quiet(person)
    assert [i for i, tool in toolbox._tools.items() if tool.is_active] == [], tool_id
    preview = toolbox.preview()
    assert preview.points == (), tool_id
    assert preview.selection is None or tool_id in STAYS_SHOWN, tool_id
    assert canvas._held.value == "none" and not canvas._pen.is_down, tool_id
    while person.image.history.cursor > 2:
        before = person.image.history.cursor
        person.session.editing.undo()
        person.wait(lambda before=before: person.image.history.cursor < before)
        quiet(person)
    np.testing.assert_array_equal(person.image.mask.class_ids, first[0], tool_id)
    np.testing.assert_array_equal(person.image.mask.objects, first[1], tool_id)
    toolbox.choose("brush")
    person.session.choose_class(2)
    person.stroke((240, 20), (240, 60))
    assert person.image.mask.class_ids[240, 40] == 2, tool_id
    quiet(person)
    assert person.image.history.undo_name == "Brush", tool_id
    person.session.editing.undo()
    quiet(person)
    assert [each.text for each in person.notices if each.is_error] == []


def with_each_tool(person, act, leaves_out=()):
    """Take each tool in hand, do it, and see that nothing hangs."""
    for each in TOOLS:
        tool_id = each.info.id
        if tool_id not in leaves_out:
            person.session.toolbox.choose(tool_id)
            person.hover(*DISC)
            act(tool_id)
            quiet(person)
            check_at_rest(person, tool_id, person.first)


def test_pen_events_out_of_order(person):
    def act(_):
        send(person, RELEASE, DISC, 0)
        send(person, MOVE, DISC, 0.7)
        send(person, PRESS, DISC)
        send(person, PRESS, (75, 90))
        send(person, MOVE, (80, 100))
        send(person, MOVE, (80, 104), 0, buttons=NONE)  # lifted, and no release came
        send(person, RELEASE, (80, 104), 0)
        send(person, RELEASE, (80, 104), 0)
        send(person, MOVE, (90, 104), 0.4)
        send(person, PRESS, DISC)
        send(person, PRESS, DISC, button=RIGHT, buttons=LEFT | RIGHT)
        send(person, RELEASE, DISC, button=RIGHT, buttons=LEFT)
        person.key(Qt.Key.Key_Escape)  # with the pen on the tablet
        send(person, MOVE, (90, 110))
        send(person, RELEASE, (90, 110), 0)

    with_each_tool(person, act)


def test_a_mouse_and_a_pen_at_the_same_time(person):
    def act(_):
        begin(person, DISC, (75, 95))
        send(person, PRESS, (90, 100))
        send(person, MOVE, (95, 110))
        end(person, (75, 95))
        send(person, RELEASE, (95, 110), 0)
        QTest.mousePress(person.canvas, LEFT, NO_KEYS, person.at(*DISC))
        QTest.mousePress(person.canvas, RIGHT, NO_KEYS, person.at(80, 90))
        QTest.mouseRelease(person.canvas, LEFT, NO_KEYS, person.at(80, 90))
        QTest.mouseRelease(person.canvas, RIGHT, NO_KEYS, person.at(80, 90))

    with_each_tool(person, act)


def test_another_tool_in_mid_stroke(person):
    def act(tool_id):
        begin(person, DISC, (75, 95), (90, 100))
        person.key(Qt.Key.Key_E if tool_id != "eraser" else Qt.Key.Key_B)
        person._drag_to(person.at(100, 110), LEFT, NO_KEYS)
        end(person, (100, 110))
        quiet(person)
        assert person.session.toolbox.active_id != tool_id
        if tool_id == "brush":  # what was drawn is kept, and goes no further
            drawn = person.image.mask.class_ids
            assert drawn[75, 95] == 2 and drawn[100, 110] == 0

    with_each_tool(person, act)


def test_nothing_but_a_click_and_enter(person):
    def act(_):
        person.key(Qt.Key.Key_Return)
        person.key(Qt.Key.Key_Backspace)
        quiet(person)
        person.click(*DISC)
        QTest.mouseDClick(person.canvas, LEFT, NO_KEYS, person.at(*DISC))
        begin(person, DISC, (70, 100), DISC)
        end(person, DISC)
        quiet(person)
        person.key(Qt.Key.Key_Return)
        QTest.mouseClick(person.canvas, RIGHT, NO_KEYS, person.at(*DISC))

    with_each_tool(person, act)


def test_beside_the_image(person):
    """The canvas is wider than the image: strokes beside it, over it and out of it."""

    def act(tool_id):
        person.click(-20, 100)
        person.click(100, 400)
        quiet(person)
        if tool_id not in ("brush", "eraser", *NEVER_DRAWS):
            assert_unchanged(person, tool_id)
        begin(person, (-30, -30), DISC, (300, 500))
        end(person, (300, 500))
        begin(person, DISC, (-400, -3000))
        end(person, (-400, -3000))
        quiet(person)
        person.key(Qt.Key.Key_Return)

    with_each_tool(person, act)


def test_esc_in_mid_stroke_takes_it_back(person):
    def act(tool_id):
        begin(person, DISC, (75, 95), (90, 100))
        person.key(Qt.Key.Key_Escape)
        quiet(person)
        if tool_id not in ("fill", "pick", "objects"):  # those have done their work with the press
            assert_unchanged(person, tool_id)
        person._drag_to(person.at(100, 110), LEFT, NO_KEYS)
        end(person, (100, 110))
        quiet(person)
        if tool_id not in ("fill", "pick", "objects"):
            assert_unchanged(person, tool_id)

    with_each_tool(person, act)


def test_another_image_in_mid_stroke(person):
    first_id = person.image.id
    others = [each.id for each in person.session.images if each.id != first_id]

    def act(tool_id):
        history = person.image.history
        begin(person, DISC, (75, 95), (90, 100))
        person.session.show_image(others[0])
        person.wait(lambda: person.image is not None and person.image.id == others[0])
        person._drag_to(person.at(100, 110), LEFT, NO_KEYS)
        end(person, (100, 110))
        quiet(person)
        assert person.image.mask.counts == {}, tool_id
        person.key(Qt.Key.Key_Escape)
        person.session.show_image(first_id)
        person.wait(lambda: person.image is not None and person.image.id == first_id)
        predict(person)
        if tool_id == "brush":
            assert history.undo_name == person.image.history.undo_name == "Brush"
            assert person.image.mask.class_ids[75, 95] == 2

    with_each_tool(person, act)


def test_the_project_closed_in_mid_stroke(person, blob_folder):
    def act(tool_id):
        begin(person, DISC, (75, 95), (90, 100))
        person.session.close_project()
        person.wait(lambda: person.session.project is None)
        person.key(Qt.Key.Key_Escape)
        person.open(blob_folder)
        predict(person)
        if tool_id == "brush":
            assert person.image.mask.class_ids[75, 95] == 2

    with_each_tool(person, act)


def assert_unchanged(person, tool_id):
    np.testing.assert_array_equal(person.image.mask.class_ids, person.first[0], tool_id)
