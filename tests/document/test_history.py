"""Undo and redo of one mask."""

import pytest

from segstudio.document import history as history_module
from segstudio.document.history import History
from segstudio.document.mask_edit import MaskEdit, Plane, TileChange
from segstudio.document.region import TileIndex


def edit(name, size_bytes=1):
    return MaskEdit(name, (TileChange(Plane.CLASS_ID, TileIndex(0, 0), bytes(size_bytes)),))


def test_nothing_to_undo():
    history = History()
    assert history.undo() is None
    assert history.redo() is None
    assert (history.undo_name, history.redo_name, len(history)) == (None, None, 0)


def test_back_and_forth():
    history = History()
    for name in "abc":
        history.push(edit(name))
    assert [history.undo().name for _ in range(3)] == ["c", "b", "a"]
    assert [history.redo().name for _ in range(2)] == ["a", "b"]
    assert (history.undo_name, history.redo_name, len(history)) == ("b", "c", 3)


def test_a_new_edit_forgets_what_was_undone():
    history = History()
    history.push(edit("a"))
    history.push(edit("b"))
    history.undo()
    history.push(edit("c"))
    assert history.redo() is None
    assert [history.undo().name for _ in range(2)] == ["c", "a"]


def test_from_a_journal():
    history = History([edit("a"), edit("b")], [edit("c"), edit("d")])
    assert (history.undo_name, history.redo_name) == ("b", "c")
    assert [history.redo().name for _ in range(2)] == ["c", "d"]


@pytest.fixture
def small_budget(monkeypatch):
    monkeypatch.setattr(history_module, "BUDGET_BYTES", 100)


@pytest.mark.usefixtures("small_budget")
def test_the_oldest_go_beyond_the_budget():
    history = History()
    for number in range(10):
        history.push(edit(str(number), 30))
    assert len(history) == 3
    assert [history.undo().name for _ in range(3)] == ["9", "8", "7"]
    assert history.undo() is None


@pytest.mark.usefixtures("small_budget")
def test_the_last_edit_stays_however_large():
    history = History()
    history.push(edit("small"))
    history.push(edit("large", 1000))
    assert len(history) == 1
    assert history.undo().name == "large"


@pytest.mark.usefixtures("small_budget")
def test_bytes_are_counted_through_undo_and_redo():
    history = History([edit("a", 60)])
    for _ in range(5):
        history.undo()
        history.redo()
    history.push(edit("b", 40))
    assert len(history) == 2
    history.undo()
    history.push(edit("c", 41))
    assert [history.undo().name, history.undo()] == ["c", None]


def test_a_list_of_states_for_whoever_shows_them():
    history = History([edit("a"), edit("b")], [edit("c"), edit("d")])
    assert [history[i].name for i in range(4)] == list("abcd")
    assert history.cursor == 2
    assert [each.name for each in history.steps_to(0)] == ["b", "a"]
    assert [each.name for each in history.steps_to(99)] == ["c", "d"]
    with pytest.raises(IndexError):
        history[4]


def test_what_is_forgotten_is_said(monkeypatch):
    monkeypatch.setattr(history_module, "BUDGET_BYTES", 10)
    history = History()
    for name in "abc":
        assert not history.is_cut
        history.push(edit(name, 5))
    assert (history.is_cut, history.forgotten, history[0].name) == (True, 1, "b")
    assert history.size_bytes == 10
