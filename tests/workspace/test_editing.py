"""Edits in order: undo, redo, large ones off the thread, and what waits for them."""

import threading

import numpy as np
import pytest

from segstudio.document.mask_edit import MaskEdit, Plane, TileChange
from segstudio.document.region import TileIndex
from segstudio.workspace import editing as editing_module


def fill_all(sitting, class_id=2):
    sitting.choose_class(class_id)
    sitting.toolbox.choose("fill")
    sitting.press(5, 5)


def test_undo_and_redo_of_a_stroke(opened):
    regions = []
    opened.drag((50, 50), (60, 90))
    drawn = opened.counts()
    opened.events.mask_changed.connect(regions.extend)
    assert (opened.editing.undo_name, opened.editing.redo_name) == ("Brush", None)
    opened.editing.undo()
    assert opened.counts() == {}
    assert regions
    opened.settle()
    assert (opened.editing.undo_name, opened.editing.redo_name) == (None, "Brush")
    opened.editing.redo()
    opened.settle()
    assert opened.counts() == drawn == opened.stored_mask(opened.image.id).counts
    opened.editing.redo()
    assert opened.counts() == drawn


def test_undo_of_a_large_edit_is_made_in_the_background(opened, monkeypatch):
    monkeypatch.setattr(editing_module, "QUICK_CHANGES", 1)
    fill_all(opened)
    opened.settle()
    opened.editing.undo()
    assert opened.editing.is_busy
    opened.settle()
    assert opened.counts() == {}
    opened.editing.redo()
    opened.settle()
    assert opened.counts() == {2: 320 * 400} == opened.stored_mask(opened.image.id).counts


def test_a_stroke_over_many_tiles_is_ended_in_the_background(opened, monkeypatch):
    monkeypatch.setattr(editing_module, "QUICK_TILES", 1)
    opened.press(50, 50)
    opened.move(300, 380)
    opened.release(300, 380)
    assert opened.editing.is_busy
    assert opened.editing.undo_name is None
    opened.editing.undo()  # waits for the stroke, then takes it back
    opened.settle()
    assert opened.counts() == {}
    assert opened.editing.redo_name == "Brush"
    opened.editing.redo()
    opened.settle()
    assert opened.counts() == opened.stored_mask(opened.image.id).counts != {}


def test_events_during_a_large_edit_are_replayed_in_order(opened):
    fill_all(opened, 1)
    opened.toolbox.choose("brush")
    opened.choose_class(2)
    assert opened.editing.is_busy
    opened.press(100, 50)
    opened.move(100, 90)
    opened.release(100, 90)
    opened.editing.undo()
    opened.press(200, 50)
    opened.release(200, 50)
    assert opened.editing.undo_name is None
    opened.settle()
    class_ids = opened.image.mask.class_ids
    assert class_ids[100, 70] == 1
    assert class_ids[200, 50] == 2
    opened.editing.undo()
    opened.editing.undo()
    opened.settle()
    assert opened.counts() == {}


def test_undo_in_mid_stroke_takes_that_stroke_back(opened):
    opened.drag((50, 50), (60, 90))
    first = opened.image.mask.class_ids.copy()
    opened.press(150, 50)
    opened.move(150, 200)
    opened.editing.undo()
    opened.move(150, 300)
    opened.release(150, 300)
    opened.settle()
    np.testing.assert_array_equal(opened.image.mask.class_ids, first)
    assert (opened.editing.undo_name, opened.editing.redo_name) == ("Brush", "Brush")
    opened.editing.undo()
    opened.settle()
    assert opened.counts() == {} == opened.stored_mask(opened.image.id).counts


def test_a_large_edit_in_mid_stroke_keeps_the_stroke(opened):
    opened.predict(1)
    opened.press(150, 50)
    opened.move(150, 200)
    drawn = int(np.count_nonzero(opened.image.mask.class_ids))
    opened.acceptance.accept_image()
    opened.settle()
    assert opened.counts() == {1: 320 * 400 - drawn, 2: drawn}
    for _ in range(2):
        opened.editing.undo()
    opened.settle()
    assert opened.counts() == {} == opened.stored_mask(opened.image.id).counts


def test_an_edit_that_fails_is_taken_back_and_said(opened):
    def paint(editor):
        editor.paint(opened.image.mask.whole, np.ones((320, 400), np.uint8), 1)
        raise MemoryError("There is too little memory.")

    opened.editing.run("Fill", paint, frozenset())
    opened.settle()
    assert opened.counts() == {}
    assert "There is too little memory." in opened.texts
    assert not opened.image.mask.class_ids.any()
    assert opened.editing.undo_name is None
    opened.drag((50, 50), (60, 90))
    assert opened.counts()


@pytest.mark.parametrize("quick", [0, 48])
def test_an_undo_that_is_damaged_changes_nothing(opened, monkeypatch, quick):
    monkeypatch.setattr(editing_module, "QUICK_CHANGES", quick)
    opened.drag((50, 50), (60, 90))
    drawn = opened.counts()
    broken = TileChange(Plane.CLASS_ID, TileIndex(0, 0), b"broken")
    opened.image.history.push(MaskEdit("Broken", (broken,)))
    opened.editing.undo()
    opened.settle()
    assert opened.counts() == drawn
    assert opened.editing.undo_name == "Broken"
    assert opened.notices[-1].is_error
    assert not opened.editing.is_busy


def test_an_action_that_fails_does_not_hold_up_the_rest(opened):
    fill_all(opened)
    done = []
    opened.editing.when_free(lambda: 1 / 0)
    opened.editing.when_free(lambda: done.append(1))
    with pytest.raises(ZeroDivisionError):
        opened.settle()
    opened.editing.when_free(lambda: done.append(2))
    assert done == [1, 2]


def test_an_edit_whose_image_has_gone_is_left_out(opened):
    fill_all(opened)  # busy with the first image; the next one waits for it
    skipped = []
    opened.session.show_image(opened.images[1].id)
    opened.pump_until(lambda: opened.image.record.name == "b.png")
    first = opened.images[0].id
    opened.show(0)
    gate = threading.Event()
    opened.editing.run("Slow", lambda editor: gate.wait(20), frozenset())
    opened.session.show_image(opened.images[1].id)
    done = []
    opened.session._background.reader.run(lambda: None, done.append)
    opened.pump_until(lambda: done)
    opened.editing.run(
        "Late", lambda editor: editor.replace(2, 1), frozenset(), lambda: skipped.append(1)
    )
    gate.set()
    opened.pump_until(lambda: skipped)
    opened.settle()
    assert opened.image.record.name == "b.png"
    assert opened.counts() == {}
    assert opened.stored_mask(first).counts == {2: 320 * 400}


def test_the_image_changes_only_after_the_edit(opened):
    fill_all(opened)
    opened.show_next()
    opened.pump_until(lambda: opened.image.record.name == "b.png")
    opened.settle()
    assert opened.counts() == {}
    assert opened.stored_mask(opened.images[0].id).counts == {2: 320 * 400}
    assert opened.editing.undo_name is None


def test_without_an_image_nothing_happens(sitting):
    sitting.editing.undo()
    sitting.editing.redo()
    sitting.editing.run("x", lambda editor: 1 / 0, frozenset())
    assert (sitting.editing.undo_name, sitting.editing.redo_name) == (None, None)
    assert not sitting.editing.is_busy


def test_what_has_waited_is_done_a_little_at_a_time(opened, monkeypatch):
    monkeypatch.setattr(editing_module, "REPLAY_S", 0.0)
    done, turns = [], []
    fill_all(opened, 1)
    assert opened.editing.is_busy
    for i in range(5):
        opened.editing.when_free(lambda i=i: done.append(i))

    def is_done():
        turns.append(len(done))
        return len(done) == 5

    opened.pump_until(is_done)
    assert done == [0, 1, 2, 3, 4]
    assert {1, 2, 3, 4} <= set(turns)


def test_a_jump_goes_through_many_states_at_once(opened, make_sitting, folder):
    states = [{}]
    for row in range(40, 280, 40):
        opened.drag((row, 50), (row + 10, 300))
        states.append(opened.counts())
    regions, image_id = [], opened.image.id
    opened.events.mask_changed.connect(regions.extend)
    for cursor in (1, 5, 5, 0, 6, 3):
        opened.editing.go_to(cursor)
        opened.settle()
        assert opened.counts() == states[cursor] == opened.stored_mask(image_id).counts
        assert opened.image.history.cursor == cursor
    assert regions
    opened.end()
    later = make_sitting()
    later.open(folder)
    assert (later.image.history.cursor, len(later.image.history)) == (3, 6)
    assert not later.image.history.is_cut
    later.editing.go_to(6)
    later.settle()
    assert later.counts() == states[6]


def test_a_damaged_edit_leaves_the_jump_where_it_began(opened):
    opened.drag((50, 50), (60, 90))
    before, history = opened.counts(), opened.image.history
    damaged = TileChange(Plane.CLASS_ID, TileIndex(0, 0), b"no tile")
    history.push(MaskEdit("Broken", (damaged,), {}))
    opened.editing.go_to(0)
    opened.settle()
    assert (opened.counts(), history.cursor) == (before, 2)
    assert opened.notices
