"""A person judges predictions and cleans masks with keys, mouse and menus."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QPushButton

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def person(sit_down, blob_folder):
    """The first image with a prediction: discs of class 2, one of them where none is."""
    made = sit_down(engine=False)
    made.open(blob_folder)
    image = made.image
    class_ids = np.ones(image.shape, np.uint8)
    for row, column in ((70, 80), (180, 160), (200, 270)):
        cv2.circle(class_ids, (column, row), 25, 2, -1)
    for tile in image.mask.whole.tiles():
        box = tile.region(image.shape).slices
        image.prediction.put(tile, 7, class_ids[box], np.full_like(class_ids[box], 240))
    made.session.events.prediction_changed.emit([image.mask.whole])
    made.wait(lambda: made.canvas.is_complete)
    return made


def drawn(person):
    return person.image.mask.class_ids


def is_written(person, row, column, class_id, origin):
    """Tell whether a pixel has both by now: they are written one after the other."""
    mask = person.image.mask
    return (mask.class_ids[row, column], mask.origins[row, column]) == (class_id, origin)


def test_regions_are_accepted_rejected_and_taken_by_key(person):
    person.hover(70, 80)
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: is_written(person, 70, 80, 2, 7))
    person.hover(200, 270)
    person.key(Qt.Key.Key_Backspace)
    person.wait(lambda: is_written(person, 200, 270, 1, 0))
    person.hover(180, 160)
    person.key(Qt.Key.Key_Return, SHIFT)
    person.wait(lambda: is_written(person, 180, 160, 2, 0))
    person.shot("verdict-regions")
    for _ in range(3):
        person.wait_saved()
        person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: not drawn(person).any())


def test_backspace_takes_corners_back_before_it_rejects(person):
    person.key(Qt.Key.Key_P)
    for row, column in ((60, 70), (60, 90), (80, 90)):
        person.click(row, column)
    person.hover(70, 80)
    for _ in range(3):
        person.key(Qt.Key.Key_Backspace)
    assert not drawn(person).any()
    person.wait_saved()
    assert person.session.editing.undo_name is None
    person.key(Qt.Key.Key_Backspace)
    person.wait(lambda: drawn(person)[70, 80] == 1)


def test_brushes_judge_and_a_box_takes_the_rest(person):
    person.session.toolbox.set_radius(8)
    person.key(Qt.Key.Key_V)
    person.stroke((70, 65), (70, 95))
    person.wait(lambda: person.session.editing.undo_name == "Accept brush")
    assert (drawn(person)[70, 65:95] == 2).all()
    assert (person.image.mask.origins[70, 65:95] == 7).all()
    person.key(Qt.Key.Key_V, SHIFT)
    person.stroke((200, 255), (200, 285))
    person.wait(lambda: person.session.editing.undo_name == "Reject brush")
    assert (drawn(person)[200, 255:285] == 1).all()
    person.key(Qt.Key.Key_R, SHIFT)
    person.stroke((40, 40), (110, 130))
    person.wait(lambda: person.session.editing.undo_name == "Rest is background")
    assert (drawn(person)[45:105, 45:125] != 0).all()
    assert drawn(person)[70, 80] == 2
    person.shot("verdict-brushes")


def test_a_mask_is_cleaned_in_the_dialog_and_goes_to_the_next_image(person):
    person.key(Qt.Key.Key_2)
    person.session.toolbox.set_radius(5)
    person.stroke((100, 100), (100, 160), (160, 160), (160, 100), (100, 100))
    person.wait(lambda: person.session.editing.undo_name == "Brush")
    person.hover(100, 130)
    person.key(Qt.Key.Key_M, CTRL)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    operation = dialog.findChild(QComboBox)
    assert operation.currentText() == "Fill holes"
    person.wait(lambda: "pixels more" in dialog.veil.summary.text())
    person.shot_of(dialog, "mask-operations")
    person.press_button("Apply")
    person.wait(lambda: drawn(person)[130, 130] == 2)
    person.press_button("Close")
    person.wait(lambda: person.dialog() is None)
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    person.hover(130, 130)
    person.key(Qt.Key.Key_C, CTRL)
    person.wait(lambda: person.session.masks.clipboard.copied is not None)
    before = drawn(person).copy()
    first = person.image.id
    person.key(Qt.Key.Key_D)
    person.wait(lambda: person.image.id != first)
    person.key(Qt.Key.Key_V, CTRL)
    person.wait(lambda: np.array_equal(drawn(person), before))
    person.wait(person.window.actions_by_id["undo"].isEnabled)
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: not drawn(person).any())
    person.key(Qt.Key.Key_A, CTRL | SHIFT)
    person.wait(lambda: np.array_equal(drawn(person), before))


def test_keys_grow_and_shrink_what_is_pointed_at(person):
    person.session.toolbox.set_radius(6)
    person.stroke((100, 100), (100, 160))
    person.wait(lambda: person.session.editing.undo_name == "Brush")
    before = int(np.count_nonzero(drawn(person)))
    person.hover(100, 130)
    QTest.keyClick(person.window, Qt.Key.Key_BracketRight, CTRL)
    person.wait(lambda: np.count_nonzero(drawn(person)) > before)
    QTest.keyClick(person.window, Qt.Key.Key_BracketLeft, CTRL)
    person.wait(lambda: np.count_nonzero(drawn(person)) <= before)
    person.key(Qt.Key.Key_Delete)
    person.wait(lambda: not drawn(person).any())
    person.wait(lambda: person.session.editing.undo_name == "Erase")


def test_rules_are_made_tried_out_and_held_to(person):
    person.key(Qt.Key.Key_2)
    cv2.circle(person.image.prediction.class_ids, (40, 200), 4, 2, -1)
    person.session.events.prediction_changed.emit([person.image.mask.whole])
    person.key(Qt.Key.Key_K, CTRL)
    person.wait(lambda: person.dialog() is not None)
    QTest.keyClicks(QApplication.focusWidget(), "rules")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    person.wait(lambda: any(each.text() == "Add" for each in buttons(person)))
    dialog = person.dialog()
    person.wait(lambda: "No rules yet" in dialog.veil.summary.text())
    person.press_button("Add")
    person.wait(lambda: "Nothing would change" in dialog.veil.summary.text())
    person.shot_of(dialog, "rules-first")
    value = dialog.findChild(QDoubleSpinBox)
    value.selectAll()
    QTest.keyClicks(value, "5000")
    person.wait(lambda: dialog.list.topLevelItem(0).text(1).startswith("4 regions"))
    value.selectAll()
    QTest.keyClicks(value, "200")
    person.wait(lambda: dialog.list.topLevelItem(0).text(1).startswith("1 region,"))
    person.shot("rules")
    held = dialog.findChild(QCheckBox)
    QTest.mouseClick(held, Qt.MouseButton.LeftButton, pos=QPoint(8, held.height() // 2))
    person.press_button("Save")
    person.wait(lambda: person.dialog() is None)
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    image = person.image
    person.key(Qt.Key.Key_Return, CTRL)
    person.wait(lambda: person.image is not image)
    mask = image.mask.class_ids
    assert (mask[70, 80], mask[200, 40]) == (2, 1)


def buttons(person):
    return [each for each in person.window.findChildren(QPushButton) if each.isVisible()]
