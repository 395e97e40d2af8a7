"""The dialog of rules: shows what they change, keeps them as the command line does."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.document.rules.registry import parse_rule
from segstudio.ui.dialogs.rules_dialog import RulesDialog
from segstudio.workspace.project_rules import added, store_rules, stored_rules


def predict(session):
    """A square with a hole, and a pixel alone, are predicted of class 2."""
    image = session.image
    ids = np.ones(image.shape, np.uint8)
    ids[10:30, 10:30], ids[18:20, 18:20], ids[60, 60] = 2, 1, 2
    for tile in image.mask.whole.tiles():
        box = tile.region(image.shape).slices
        image.prediction.put(tile, 7, ids[box], np.full_like(ids[box], 240))
    session.events.prediction_changed.emit([image.mask.whole])


def stored(session):
    found = session._background.disk.call(lambda: stored_rules(session.desk.store, session.classes))
    return [each.rule.words(session.classes) if each.rule else each.problem for each in found]


@pytest.fixture
def keep(session):
    def store(*texts):
        rules = []
        for text in texts:
            rules = added(rules, parse_rule(text, session.classes))
        session._background.disk.call(lambda: store_rules(session.desk.store, rules))

    return store


@pytest.fixture
def shown(qtbot, opened, session, dialog, keep):
    keep("object area >= 30", "object fill holes")
    predict(session)
    opened.actions_by_id["rules"].trigger()
    shown = dialog(RulesDialog)
    qtbot.waitUntil(lambda: len(shown.rules) == 2)
    return shown


def rows(shown):
    items = [shown.list.topLevelItem(place) for place in range(shown.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def choose_kind(shown, kind):
    shown.fields.kind.setCurrentIndex(shown.fields.kind.findData(kind))


def test_what_each_rule_changes_is_counted_and_seen(qtbot, opened, session, shown):
    expected = [
        ("object area >= 30 px", "1 region, 1 px"),
        ("object fill holes", "1 region, 4 px"),
    ]
    qtbot.waitUntil(lambda: rows(shown) == expected)
    assert shown.veil.summary.text().startswith("5 pixels")
    regions = {veil.selection.region for veil in opened.canvas._veils}
    assert regions == {Region(60, 60, 1, 1), Region(18, 18, 2, 2)}
    assert (session.image.prediction.class_ids[60, 60], session.image.mask.counts) == (2, {})
    shown.reject()
    assert opened.canvas._veils == ()


def test_rules_are_changed_moved_removed_and_kept(qtbot, session, shown):
    assert (shown.fields.value.value(), shown.fields.unit.currentText()) == (30, "px")
    shown.fields.value.setValue(50)
    shown.fields.unit.setCurrentText("µm²")
    shown.down_button.click()
    shown.add_button.click()
    choose_kind(shown, "roundness")
    shown.fields.value.setValue(0.6)
    shown.add_button.click()
    shown.remove_button.click()
    assert stored(session) == ["object area >= 30 px", "object fill holes"]
    shown.save_button.click()
    words = ["object fill holes", "object area >= 50 µm²", "object roundness >= 0.6"]
    qtbot.waitUntil(lambda: stored(session) == words)


def test_cancelled_nothing_is_kept(session, shown):
    shown.remove_button.click()
    shown.reject()
    assert stored(session) == ["object area >= 30 px", "object fill holes"]


def test_what_is_no_rule_is_said_and_not_taken(qtbot, session, shown):
    shown.list.setCurrentItem(shown.list.topLevelItem(1))
    choose_kind(shown, "inside")
    shown.fields.other.setCurrentIndex(shown.fields.other.findData(2))
    assert shown.warning.text() == "It needs two different classes."
    shown.fields.other.setCurrentIndex(shown.fields.other.findData(1))
    assert not shown.warning.isVisible()
    assert rows(shown)[1][0] == "object inside background"
    choose_kind(shown, "area")
    shown.fields.sign.setCurrentIndex(0)
    shown.fields.value.setValue(30)
    assert shown.warning.text() == "That rule is there already."
    shown.save_button.click()
    qtbot.waitUntil(lambda: len(set(stored(session))) == 2)


def test_holes_of_any_size_have_no_bound(shown):
    shown.list.setCurrentItem(shown.list.topLevelItem(1))
    assert shown.fields.value.text() == "Any size"
    shown.fields.value.setValue(12)
    assert rows(shown)[1][0] == "object fill holes <= 12 px"
    shown.fields.value.setValue(0)
    assert rows(shown)[1][0] == "object fill holes"


def test_a_rule_whose_class_is_gone_stays_and_is_named(qtbot, session, shown):
    third = session.class_editing.add("third")
    shown.fields.own.setCurrentIndex(shown.fields.own.findData(third))
    assert rows(shown)[0][0] == "third area >= 30 px"
    session.class_editing.delete(third, 0)
    assert rows(shown)[0][0].startswith("Rule 1 is left out.")
    assert not shown.fields.isEnabled()


def test_nothing_predicted_and_no_rules_are_said(qtbot, opened, session, dialog):
    opened.actions_by_id["rules"].trigger()
    shown = dialog(RulesDialog)
    qtbot.waitUntil(lambda: "No rules yet" in shown.veil.summary.text())
    assert not shown.remove_button.isEnabled()
    shown.add_button.click()
    qtbot.waitUntil(lambda: "Nothing is predicted" in shown.veil.summary.text())


def test_it_closes_with_the_project(qtbot, opened, session, shown):
    session.close_project()
    qtbot.waitUntil(lambda: opened.commands.masks._dialog is None)


@pytest.mark.parametrize("is_held", [False, True])
def test_what_is_accepted_is_held_to_them_where_that_is_asked_for(qtbot, session, shown, is_held):
    shown.held.setChecked(is_held)
    shown.save_button.click()
    mask = session.image.mask
    session.acceptance.accept_class(2)
    qtbot.waitUntil(lambda: mask.counts.get(2) is not None and not session.editing.is_busy)
    assert mask.counts == {2: 400 if is_held else 397}
    assert (mask.class_ids[60, 60], mask.class_ids[18, 18]) == ((0, 2) if is_held else (2, 0))
    session.acceptance.accept_image()
    qtbot.waitUntil(lambda: mask.counts.get(1) is not None and not session.editing.is_busy)
    assert mask.counts[2] == (400 if is_held else 397)
    assert mask.origins[20, 20] == 7
