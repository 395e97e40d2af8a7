"""A person turns the view, draws, goes back in history, and finds it all after a restart."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def screen_point(person, row, column):
    """Return where an image point is seen, however the view is turned."""
    canvas = person.canvas
    ratio = canvas.devicePixelRatioF()
    y, x = canvas._scene.to_screen((row + 0.5, column + 0.5))
    return QPoint(round(x / ratio), round(y / ratio))


def drag(person, start, end):
    QTest.mousePress(person.canvas, LEFT, pos=screen_point(person, *start))
    for share in (0.25, 0.5, 0.75, 1):
        row, column = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        QTest.mouseMove(person.canvas, screen_point(person, row, column))
    QTest.mouseRelease(person.canvas, LEFT, pos=screen_point(person, *end))


def click_state(person, row):
    panel = person.window.history_panel
    panel.parentWidget().raise_()
    place = panel.view.visualRect(panel.list_model.index(row)).center()
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=place)


def test_turned_drawn_gone_back_and_found_again(sit_down, blob_folder):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.session.toolbox.set_radius(2)
    for number, turn in enumerate((Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)):
        person.key(turn, ALT)
        person.key(Qt.Key.Key_2 if number % 2 else Qt.Key.Key_1)
        row = 40 + 30 * number
        drag(person, (row, 40), (row, 160))
        person.wait(lambda number=number: len(person.image.history) == number + 1)
        assert person.image.mask.class_ids[row, 100] == 1 + number % 2
        assert not person.image.mask.class_ids[row + 10, :].any()
    person.window.actions_by_id["upright"].trigger()
    before = person.image.mask.class_ids.copy()
    click_state(person, 1)
    person.wait(lambda: person.image.history.cursor == 1)
    assert person.image.mask.class_ids[70, 100] == 0
    person.wait_saved()
    person.leave()

    later = sit_down(engine=False)
    later.open(blob_folder)
    assert (later.image.history.cursor, len(later.image.history)) == (1, 3)
    click_state(later, 3)
    later.wait(lambda: later.image.history.cursor == 3)
    assert (later.image.mask.class_ids == before).all()
    later.leave()
