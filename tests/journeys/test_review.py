"""A person works through the list of images with the keyboard alone, and splits them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from segstudio.worker.messages import EngineState
from segstudio.workspace.image_list import ImageStatus, Split

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def person(sit_down, blob_folder):
    made = sit_down(engine=False)
    made.open(blob_folder)
    made.window.activateWindow()
    return made


def focused():
    return QApplication.focusWidget()


def listed(person):
    model = person.window.images_panel.list_model
    return [model.record(row).name for row in range(model.rowCount())]


def menu_keys(person, *keys):
    """Press keys in the menu that is open, each where the keyboard is then."""
    person.wait(lambda: QApplication.activePopupWidget() is not None)
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget(), key)
    if QApplication.activePopupWidget() is None:
        QApplication.processEvents()
        person.window.activateWindow()  # a window manager does that
        person.wait(lambda: QApplication.activeWindow() is person.window)


def test_filter_choose_mark_and_go_on_by_keyboard(person):
    panel = person.window.images_panel
    person.key(Qt.Key.Key_Slash)
    assert focused() is panel.filters.name
    QTest.keyClicks(focused(), "BLOB")
    person.wait(lambda: "3 of 3" in panel.count.text())
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is panel.view
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, SHIFT)
    person.wait(lambda: "2 chosen" in panel.count.text())
    QTest.keyClick(panel.view, Qt.Key.Key_U, CTRL | SHIFT)
    person.wait(lambda: person.session.images[1].status is ImageStatus.TO_REVIEW)
    person.shot("review-chosen")
    panel.filters.filters.setFocus()
    panel.filters.filters.menu().popup(panel.filters.mapToGlobal(panel.filters.rect().center()))
    menu_keys(person, Qt.Key.Key_Down, Qt.Key.Key_Right)
    menu_keys(person, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Return)
    person.wait(lambda: listed(person) == ["blob 0.png", "blob 1.png"])
    assert [chip.text() for chip in panel.filters.chips] == ["To review  ✕"]
    person.shot("review-chip")
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_R, CTRL)
    person.wait(lambda: listed(person) == ["blob 1.png"])
    person.key(Qt.Key.Key_D)
    person.wait(lambda: person.image.record.name == "blob 1.png")
    QTest.keyClick(panel.filters.chips[0], Qt.Key.Key_Space)
    person.wait(lambda: len(listed(person)) == 3)


def test_a_tag_is_given_and_found_again(person):
    panel = person.window.images_panel
    person.key(Qt.Key.Key_T, CTRL | SHIFT)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    QTest.keyClicks(dialog.new, "ask Anna")
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    person.shot_of(dialog, "review-tags")
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    person.wait(lambda: person.session.review.tags == {"ask Anna": 1})
    menu = panel.filters.filters.menu()
    menu.popup(panel.filters.mapToGlobal(panel.filters.rect().center()))
    menu_keys(person, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Right)
    menu_keys(person, Qt.Key.Key_Return)
    person.wait(lambda: len(listed(person)) == 1)
    assert panel.filters.chips[0].property("words") == "#ask Anna"


def test_the_split_is_previewed_and_done(person):
    person.window.actions_by_id["split-images"].trigger()
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    for box, share in zip(dialog.shares.values(), "111", strict=True):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, share)
    model = dialog.table.model()  # its cells have no item at first
    person.wait(lambda: [model.index(row, 0).data() for row in range(3)] == ["1"] * 3)
    person.shot_of(dialog, "review-split")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Split images")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wanted = {Split.TRAIN, Split.HELD_OUT, Split.TEST}
    person.wait(lambda: {each.split for each in person.session.images} == wanted)


def test_the_engine_forgets_what_is_excluded_until_it_is_included_again(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    state = lambda: person.session.loop.status.state  # noqa: E731
    person.key(Qt.Key.Key_1)
    person.stroke((20, 20), (20, 120))
    person.wait_saved()
    person.key(Qt.Key.Key_D)
    person.wait(lambda: person.image.record.name == "blob 1.png")
    person.key(Qt.Key.Key_2)
    person.stroke((70, 70), (70, 100))
    person.wait(lambda: state() is EngineState.TRAINING)
    person.wait_saved()
    person.key(Qt.Key.Key_X, CTRL | SHIFT)
    person.wait(lambda: state() is EngineState.WAITING_FOR_LABELS)
    person.shot("review-excluded")
    person.key(Qt.Key.Key_X, CTRL | SHIFT)
    person.wait(lambda: state() is EngineState.TRAINING)
    person.session.review.set_split([person.image.id], Split.TEST)
    person.wait(lambda: state() is EngineState.WAITING_FOR_LABELS)
