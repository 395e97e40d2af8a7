from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from segstudio.document.label_class import ClassTable
from segstudio.ui.dialogs.about_dialog import AboutDialog
from segstudio.ui.dialogs.delete_class_dialog import DeleteClassDialog
from segstudio.ui.dialogs.export_dialog import ExportMasksDialog
from segstudio.ui.dialogs.import_dialog import ImportDialog
from segstudio.ui.dialogs.shortcuts_dialog import ShortcutsDialog


def test_deleting_offers_the_other_classes(window):
    classes = ClassTable.default().added("third")
    shown = DeleteClassDialog(window, classes.classes[1], classes, 1234)
    assert shown.replacement_id == 0
    shown._choice.setCurrentIndex(1)
    shown._choice.activated.emit(1)
    assert shown.replacement_id == classes.ids[2]
    shown.close()


def test_an_unused_class_needs_no_choice(window):
    classes = ClassTable.default()
    shown = DeleteClassDialog(window, classes.classes[1], classes, 0)
    shown.show()
    assert not shown._choice.isVisible()
    assert shown.replacement_id == 0
    shown.close()


def test_masks_are_exported_to_the_folder_typed(qtbot, opened, session, draw, tmp_path, dialog):
    draw(opened.canvas)
    opened.actions_by_id["export-masks"].trigger()
    shown = dialog(ExportMasksDialog)
    folder = tmp_path / "out ü"
    shown.place.field.setText(str(folder))
    shown.accept()
    qtbot.waitUntil(lambda: (folder / "classes.json").is_file(), timeout=10_000)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)
    masks = sorted(folder.glob("*.png"))
    assert masks
    first = cv2.imdecode(_bytes(masks[0]), cv2.IMREAD_UNCHANGED)
    assert first.max() == session.active_class_id


def test_masks_go_out_in_a_format_and_come_in_again(qtbot, opened, session, draw, tmp_path, dialog):
    draw(opened.canvas)
    drawn = session.image.mask.class_ids.copy()
    opened.actions_by_id["export-masks"].trigger()
    shown = dialog(ExportMasksDialog)
    shown.options.format.setCurrentIndex(shown.options.format.findData("coco"))
    folder = tmp_path / "out ü"
    shown.place.field.setText(str(folder))
    shown.accept()
    qtbot.waitUntil((folder / "annotations.json").is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)
    opened.actions_by_id["undo"].trigger()
    assert not session.image.mask.class_ids.any()
    opened.actions_by_id["import-masks"].trigger()
    shown = dialog(ImportDialog)
    shown.place.field.setText(str(folder))
    qtbot.waitUntil(shown.done_button.isEnabled, timeout=10_000)
    assert shown.format.currentData() == "coco"
    shown.accept()
    qtbot.waitUntil(lambda: np.array_equal(session.image.mask.class_ids, drawn), timeout=10_000)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)


def test_measurements_go_to_the_file_named(qtbot, opened, session, draw, tmp_path, dialog):
    draw(opened.canvas)
    opened.actions_by_id["export-measurements"].trigger()
    shown = dialog(QFileDialog)
    assert shown.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert shown.defaultSuffix() == "csv"
    table = tmp_path / "objects ü.csv"
    shown.fileSelected.emit(str(table))
    shown.reject()
    qtbot.waitUntil(table.is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=10_000)
    assert table.read_text("utf-8").startswith("image,path,class_id,")


def test_open_folder_hands_over_what_was_chosen(qtbot, window, session, image_folder, dialog):
    window.actions_by_id["open-folder"].trigger()
    shown = dialog(QFileDialog)
    shown.fileSelected.emit(str(image_folder))
    shown.reject()
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)


def test_new_keys_are_taken_and_conflicts_named(window, dialog):
    window.actions_by_id["shortcuts"].trigger()
    shown = dialog(ShortcutsDialog)
    row = next(
        shown.list.topLevelItem(i)
        for i in range(shown.list.topLevelItemCount())
        if shown.list.topLevelItem(i).text(0) == "Fit to window"
    )
    shown.list.setCurrentItem(row)
    shown.keys.setKeySequence(QKeySequence("B"))
    shown.keys.editingFinished.emit()
    assert "Brush" in shown._message.text()
    assert window.actions_by_id["fit"].shortcut() == QKeySequence("Ctrl+F")
    shown.keys.setKeySequence(QKeySequence("Ctrl+9"))
    shown.keys.editingFinished.emit()
    assert window.actions_by_id["fit"].shortcut() == QKeySequence("Ctrl+9")
    assert row.text(1) == "Ctrl+9"
    shown.close()


def _row(shown, name):
    rows = [shown.list.topLevelItem(i) for i in range(shown.list.topLevelItemCount())]
    return next(row for row in rows if row.text(0) == name)


def test_keys_of_another_command_are_taken_when_told_to_and_all_is_reset(window, dialog):
    actions = window.actions_by_id
    actions["shortcuts"].trigger()
    shown = dialog(ShortcutsDialog)
    shown.list.setCurrentItem(_row(shown, "Fit to window"))
    shown.keys.setFocus()
    QTest.keyClick(shown.keys, Qt.Key.Key_B)
    shown.keys.editingFinished.emit()
    assert shown.take.isVisible()
    assert actions["tool-brush"].shortcut() == QKeySequence("B")
    QTest.mouseClick(shown.take, Qt.MouseButton.LeftButton)
    assert actions["fit"].shortcut() == QKeySequence("B")
    assert actions["tool-brush"].shortcuts() == []
    shown.list.setCurrentItem(_row(shown, "Brush"))
    QTest.mouseClick(shown.reset, Qt.MouseButton.LeftButton)
    assert "Fit to window" in shown._message.text()
    assert actions["tool-brush"].shortcuts() == []
    QTest.mouseClick(shown.reset_all, Qt.MouseButton.LeftButton)
    assert actions["tool-brush"].shortcut() == QKeySequence("B")
    assert actions["fit"].shortcut() == QKeySequence("Ctrl+F")
    shown.close()


def test_a_command_is_found_by_name_or_keys(window, dialog):
    window.actions_by_id["shortcuts"].trigger()
    shown = dialog(ShortcutsDialog)
    for text in ("fit win", "ctrl+f"):
        shown.search.setText(text)
        assert not _row(shown, "Fit to window").isHidden()
        assert _row(shown, "Brush").isHidden()
    assert shown.list.currentItem().text(0) == "Fit to window"
    shown.close()


def test_about_says_the_version(window, dialog):
    window.actions_by_id["about"].trigger()
    shown = dialog(AboutDialog)
    assert shown.windowTitle() == "About SegStudio"
    shown.close()


def _bytes(path: Path):
    import numpy as np

    return np.fromfile(path, np.uint8)
