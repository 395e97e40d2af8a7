"""The list of kept versions, and what is done with them."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from segstudio.ui.dialogs.delete_version_dialog import DeleteVersionDialog
from segstudio.ui.panels.version_delegate import VERSION_ROLE
from segstudio.worker.messages import KeptVersion
from segstudio.workspace.version_comparison import Compared

LEFT = Qt.MouseButton.LeftButton


def kept(version, **more):
    return KeptVersion(version, 10 * version, time.time() - 60, 3 * version, 0.5, **more)


def say(session, *versions):
    session.loop.status = replace(session.loop.status, versions=versions)
    session.events.training_changed.emit()


@pytest.fixture
def panel(qtbot, opened, session):
    """The panel in front, with three versions, the second one pinned."""
    found = opened.versions_panel
    opened.findChild(object, "versions").raise_()
    say(session, kept(1, note="first try"), kept(2, is_pinned=True), kept(3, interval=(0.4, 0.6)))
    qtbot.waitUntil(lambda: found.list.count() == 3)
    return found


def click(panel, row, keys=Qt.KeyboardModifier.NoModifier):
    place = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, keys, place)


def test_the_newest_is_first_and_each_says_what_is_known_of_it(panel):
    texts = [panel.list.item(row).text() for row in range(3)]
    assert texts[0].startswith("Version 3, ")
    assert "Dice 0.500 (0.40–0.60)" in texts[0]
    assert "9 strokes" in texts[0]
    assert ", pinned, " in texts[1]
    assert texts[2].endswith(", first try")


def test_only_an_older_one_is_gone_back_to(panel, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.loop.kept, "roll_back", asked.append)
    assert not panel.buttons.back.isEnabled()
    click(panel, 0)
    assert not panel.buttons.back.isEnabled()
    click(panel, 2)
    assert panel.buttons.back.text() == "Go back to 1"
    panel.buttons.back.click()
    assert asked == [1]


def test_the_choice_stays_when_a_newer_version_comes(panel, session, qtbot):
    click(panel, 2)
    say(session, *(kept(number) for number in range(1, 5)))
    qtbot.waitUntil(lambda: panel.list.count() == 4)
    assert [each.version for each in panel.chosen] == [1]


def test_a_note_and_a_pin_reach_the_engine(panel, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.loop.kept, "mark", lambda *words: asked.append(words))
    click(panel, 2)
    assert panel.note.text() == "first try"
    panel.note.setFocus()
    panel.note.selectAll()
    QTest.keyClicks(panel.note, "before the new class")
    QTest.keyClick(panel.note, Qt.Key.Key_Return)
    assert asked == [(1, "before the new class", False)]
    panel.buttons.pin.click()
    assert asked[-1] == (1, "first try", True)
    click(panel, 1)
    assert panel.buttons.pin.isChecked()
    panel.buttons.pin.click()
    assert asked[-1] == (2, "", False)


def test_deleting_asks_first_and_spares_the_pinned_and_the_newest(
    panel, session, monkeypatch, dialog
):
    asked = []
    monkeypatch.setattr(session.loop.kept, "delete", asked.append)
    for row in (0, 1):
        click(panel, row)
        assert not panel.buttons.delete.isEnabled()
    click(panel, 2)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    shown = dialog(DeleteVersionDialog)
    assert asked == []
    button = next(each for each in shown.findChildren(QPushButton) if each.text() == "Delete")
    QTest.mouseClick(button, LEFT)
    assert asked == [1]


def test_two_are_compared_or_one_with_the_newest(panel, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.loop, "compare", lambda *pair: asked.append(pair))
    assert not panel.buttons.compare.isEnabled()
    click(panel, 2)
    panel.buttons.compare.click()
    click(panel, 1, Qt.KeyboardModifier.ControlModifier)
    assert panel.buttons.compare.text() == "Compare 1 and 2"
    panel.buttons.compare.click()
    click(panel, 0, Qt.KeyboardModifier.ControlModifier)
    assert not panel.buttons.compare.isEnabled()
    assert asked == [(1, 3), (1, 2)]


def test_what_a_comparison_found_is_shown_until_it_is_hidden(panel, session, qtbot):
    class_id = session.classes.ids[0]
    found = Compared(1, 3, session.image.id, 0.0412, {class_id: (0.25, 0.3)})
    session.loop.comparison.found = found
    session.events.versions_compared.emit()
    qtbot.waitUntil(panel.figures.isVisible)
    assert session.layers.is_kept_compared
    assert "differ in 4.12 %" in panel.figures.sentence.text()
    click(panel, 2)
    assert panel.buttons.compare.text() == "Hide differences"
    panel.buttons.compare.click()
    qtbot.waitUntil(panel.figures.isHidden)
    assert not session.layers.is_difference


def test_a_new_project_has_none(opened):
    panel = opened.versions_panel
    assert panel.list.isHidden()
    assert not panel.hint.isHidden()
    assert not any(each.isEnabled() for each in panel.buttons.findChildren(QPushButton))
    assert VERSION_ROLE
