"""What is there to be taken is shown before it is, and the person says what becomes of it."""

import json

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from segstudio.ui.dialogs.import_dialog import ImportDialog
from segstudio.ui.dialogs.mapping_model import Column
from segstudio.workspace.class_mapping import IGNORED, Target
from segstudio.workspace.import_order import Conflict

SIDE_PX = 96


@pytest.fixture
def masks(tmp_path):
    folder = tmp_path / "in ü"
    folder.mkdir()
    values = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    values[:, :30], values[:, 60:] = 1, 2
    for name in ("cell 0", "cell 1"):
        (folder / f"{name}.png").write_bytes(cv2.imencode(".png", values)[1].tobytes())
    names = [{"id": 0, "name": "void"}, {"id": 1, "name": "leaf"}, {"id": 2, "name": "object"}]
    (folder / "classes.json").write_text(json.dumps(names), "utf-8")
    return folder


@pytest.fixture
def looked(qtbot, opened, dialog, masks):
    opened.actions_by_id["import-masks"].trigger()
    shown = dialog(ImportDialog)
    shown.place.field.setText(str(masks))
    qtbot.waitUntil(shown.done_button.isEnabled, timeout=10_000)
    return shown


def cell(table, row, column):
    return table.mapping.index(row, column).data()


def choose(qtbot, table, row, words):
    """Open the choice of a row with the mouse and take one."""
    index = table.mapping.index(row, Column.TARGET)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    boxes = table.viewport().findChildren(QComboBox)
    box = next(each for each in boxes if each.isVisible())
    qtbot.waitUntil(box.view().isVisible)
    box.setCurrentIndex(box.findText(words))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == words)


def test_what_is_found_is_shown_with_a_proposal(looked):
    assert looked.format.currentData() == ""
    assert looked.view.summary.text() == (
        "Masks for 2 of 4 images. Only in the project: 2 (cell 2.png, z broken.png)."
    )
    table = looked.view.mapping
    rows = [[cell(table, row, column) for column in Column] for row in range(3)]
    assert rows == [
        ["void (value 0)", "5,760", "2", "Unlabelled"],
        ["leaf", "5,760", "2", "New: leaf"],
        ["object", "6,912", "2", "object"],
    ]
    assert len(looked.view.samples._pictures) == 2
    assert not looked.view.conflict_box.isVisible()
    assert not looked.view.problems.isVisible()


def test_classes_are_chosen_with_the_mouse(qtbot, looked, session):
    table = looked.view.mapping
    choose(qtbot, table, 1, "background")
    choose(qtbot, table, 2, "Leave out")
    assert table.mapping.targets == {0: IGNORED, 1: Target(1), 2: IGNORED}
    looked.accept()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)
    qtbot.waitUntil(lambda: session.class_editing.pixel_count_in_project(1) == 5760)
    assert session.class_editing.pixel_count_in_project(2) == 0
    assert [each.name for each in session.classes] == ["background", "object"]


def type_name(qtbot, table, row, name):
    """Open the choice of a row, go on to a name of one's own, type it, and press Enter."""
    table.setFocus()
    table.setCurrentIndex(table.mapping.index(row, Column.TARGET))
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = next(each for each in table.viewport().findChildren(QComboBox) if each.isVisible())
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_End)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(table.viewport().findChildren(QLineEdit)) > 0)
    [field] = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))


def test_any_name_can_be_typed(qtbot, looked, session):
    table = looked.view.mapping
    type_name(qtbot, table, 1, "  blade  of grass ")
    assert cell(table, 1, Column.TARGET) == "New: blade of grass"
    type_name(qtbot, table, 2, "background")
    assert table.mapping.targets == {0: IGNORED, 1: Target(name="blade of grass"), 2: Target(1)}
    type_name(qtbot, table, 2, "")
    assert table.mapping.targets[2] == Target(1)
    assert looked.isVisible()
    looked.accept()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)
    qtbot.waitUntil(lambda: session.classes.by_name("blade of grass") is not None)


def test_the_keyboard_opens_a_choice(qtbot, looked):
    table = looked.view.mapping
    table.setFocus()
    table.setCurrentIndex(table.mapping.index(1, Column.TARGET))
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = next(each for each in table.viewport().findChildren(QComboBox) if each.isVisible())
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(table, 1, Column.TARGET) == "Leave out")


def test_images_that_are_drawn_on_make_a_choice(qtbot, opened, session, draw, dialog, masks):
    draw(opened.canvas)
    qtbot.waitUntil(lambda: not session.saver.is_behind)
    opened.actions_by_id["import-masks"].trigger()
    shown = dialog(ImportDialog)
    shown.place.field.setText(str(masks))
    qtbot.waitUntil(shown.done_button.isEnabled, timeout=10_000)
    assert shown.view.conflict_box.isVisible()
    assert shown.view.conflict is Conflict.BOTH
    shown.view._conflicts.button(0).click()
    assert shown.view.conflict is Conflict.KEEP


def test_each_image_that_is_drawn_on_may_have_a_choice_of_its_own(
    qtbot, opened, session, draw, dialog, masks
):
    draw(opened.canvas)
    qtbot.waitUntil(lambda: not session.saver.is_behind)
    opened.actions_by_id["import-masks"].trigger()
    shown = dialog(ImportDialog)
    shown.place.field.setText(str(masks))
    qtbot.waitUntil(shown.done_button.isEnabled, timeout=10_000)
    assert shown.view.single == {}
    shown.view.one_by_one.click()
    each = shown.view._each
    model = each.images
    assert model.index(0, 0).data() == session.image.record.name
    assert model.index(0, 1).data() == "Both, as all"
    shown.view._conflicts.button(0).click()
    assert model.index(0, 1).data() == "Keep mine, as all"
    QTest.keyClick(each.choice, Qt.Key.Key_T)
    each.choice.activated.emit(each.choice.currentIndex())
    assert model.index(0, 1).data() == "Take theirs"
    assert shown.view.single == {session.image.id: Conflict.THEIRS}
    each.choice.setCurrentIndex(0)
    each.choice.activated.emit(0)
    assert shown.view.single == {}


def test_places_where_nothing_is(qtbot, looked, tmp_path):
    (tmp_path / "empty").mkdir()
    for place, words in ((tmp_path / "empty", "Nothing in"), (tmp_path / "no", "There is no")):
        looked.place.field.setText(str(place))
        qtbot.waitUntil(lambda words=words: words in looked.state.text(), timeout=10_000)
        assert not looked.done_button.isEnabled()
        assert not looked.view.isVisible()


def test_problems_are_named_one_by_one(qtbot, looked, masks):
    (masks / "cell 1.png").write_bytes(b"broken")
    looked.format.activated.emit(0)
    qtbot.waitUntil(lambda: looked.look is not None, timeout=10_000)
    assert looked.view.problem_count.text().endswith(": 1")
    assert looked.view.problems.toPlainText().startswith("cell 1.png: ")


def test_a_project_that_closes_takes_the_dialog_along(qtbot, looked, session):
    session.close_project()
    qtbot.waitUntil(lambda: not looked.isVisible(), timeout=10_000)
