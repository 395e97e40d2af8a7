"""The dialog shows what would come of it, and does that."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.split_dialog import SplitDialog
from segstudio.workspace.image_list import Split
from segstudio.workspace.splitting.grouping import Grouping


def cells(dialog, column=0):
    return [dialog.table.item(row, column).text() for row in range(3)]


def shown(qtbot, opened, dialog):
    opened.actions_by_id["split-images"].trigger()
    found = dialog(SplitDialog)
    qtbot.waitUntil(lambda: found.table.item(0, 0) is not None, timeout=10_000)
    return found


def test_what_is_previewed_is_done(qtbot, opened, session, dialog):
    found = shown(qtbot, opened, dialog)
    for split, share in ((Split.TRAIN, 50), (Split.HELD_OUT, 25), (Split.TEST, 25)):
        found.shares[split].setValue(share)
    qtbot.waitUntil(lambda: cells(found) == ["2", "1", "1"])
    QTest.keyClick(found, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            sorted(each.split.value for each in session.images)
            == ["held_out", "test", "train", "train"]
        )
    )
    found = shown(qtbot, opened, dialog)
    QTest.mouseClick(found.buttons.buttons()[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: {each.split for each in session.images} == {Split.NONE})


def test_groups_are_shown_while_the_pattern_is_typed(qtbot, opened, session, dialog):
    found = shown(qtbot, opened, dialog)
    assert not found.pattern.isVisible()
    found.grouping.setCurrentIndex(found.grouping.findData(Grouping.PATTERN.value))
    assert found.pattern.isVisible()
    found.pattern.setText("{group} *")
    qtbot.waitUntil(lambda: "cell (3)" in found.groups.text())
    assert "z (1)" in found.groups.text()
    found.pattern.setText("*")
    qtbot.waitUntil(lambda: "{group}" in found.problem.text())
    assert cells(found) == ["–", "–", "–"]
    found.reject()
