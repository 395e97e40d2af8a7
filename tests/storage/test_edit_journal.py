"""Any sequence of edits, undo and redo comes back from disk as it was."""

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segstudio.document import objects
from segstudio.document.edit_merge import merged
from segstudio.document.history import History
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_grow import grow_all, grow_objects
from segstudio.document.object_pen import ObjectPen
from segstudio.document.object_regions import number_regions
from segstudio.document.object_split import connected_pieces
from segstudio.document.region import Region
from segstudio.storage.project_store import ProjectStore

SHAPE = (300, 530)
SIDES = {"row": st.integers(-20, 310), "column": st.integers(-20, 540)}
PAINT = st.fixed_dictionaries(
    {
        **SIDES,
        "height": st.integers(1, 300),
        "width": st.integers(1, 300),
        "class_id": st.sampled_from([0, 1, 2, 255, 256, 65_535]),
        "origin": st.sampled_from([0, 0, 7]),
        "is_object": st.booleans(),
    }
)
WORDS = st.sampled_from(["undo", "redo", "reopen", "lift"])
PIXEL = st.tuples(st.integers(0, 299), st.integers(0, 529))
CHANGES = {
    "merge": objects.merge,
    "line": objects.split_by_line,
    "parts": lambda mask, editor, one, _: objects.split(mask, editor, one, connected_pieces),
    "delete": lambda mask, editor, one, _: objects.delete(mask, editor, one),
    "grow": lambda mask, editor, one, _: grow_objects(mask, editor, one),
    "grow all": lambda mask, editor, *_: grow_all(mask, editor, 1),
    "renumber": lambda mask, editor, *_: objects.renumber(mask, editor),
    "number 1": lambda mask, editor, *_: number_regions(mask, editor, 1),
    "number 2": lambda mask, editor, *_: number_regions(mask, editor, 2),
}
LOCKS = st.sampled_from([frozenset(), frozenset({1})])
CHANGE = st.tuples(st.sampled_from(sorted(CHANGES)), PIXEL, PIXEL, LOCKS)
STEPS = st.lists(st.one_of(PAINT, CHANGE, WORDS, st.integers(0, 14)), max_size=16)
"""A number: jump to the state after so many edits."""


class Sitting:
    """The mask and its history in memory beside those on disk."""

    def __init__(self, folder, journal_bytes=2**30):
        self.journal_bytes = journal_bytes
        ProjectStore.create(folder).close(back_up=False)
        self.store = ProjectStore.open(folder, journal_bytes)
        self.image_id = self.store.add_images([folder / "x.png"])[0].id
        self.mask, self.history, self.pen = Mask(SHAPE), History(), ObjectPen()

    def paint(self, row, column, height, width, class_id, origin, is_object=False):
        pen = self.pen if is_object else None
        editor = MaskEditor(self.mask, f"Paint {class_id}", pen=pen)
        stencil = np.full((height, width), 255, np.uint8)
        stencil[::3, ::2] = 0
        editor.paint(Region(row, column, height, width), stencil, class_id, origin)
        edit = editor.finish()
        if edit is not None:
            self.history.push(edit)
            self.store.commit_edit(self.image_id, SHAPE, edit, self.mask.counts)

    def change(self, name, one, other, locked):
        """Change objects; classes stay but for what is deleted, and locked ones altogether."""
        ids, numbers = self.mask.class_ids.copy(), self.mask.objects.copy()
        editor = MaskEditor(self.mask, name, locked)
        CHANGES[name](self.mask, editor, one, other)
        edit = editor.finish()
        is_kept = np.isin(ids, list(locked)) if name == "delete" else np.ones(SHAPE, np.bool_)
        np.testing.assert_array_equal(self.mask.class_ids[is_kept], ids[is_kept])
        is_locked = np.isin(ids, list(locked))
        np.testing.assert_array_equal(self.mask.objects[is_locked], numbers[is_locked])
        if name == "renumber":
            self.pen.lift()
        if edit is not None:
            self.history.push(edit)
            self.store.commit_edit(self.image_id, SHAPE, edit, self.mask.counts)

    def undo(self):
        edit = self.history.undo()
        if edit is not None:
            self.mask.take_back(edit)
            self.note_step(edit)
            self.store.undo(self.image_id, SHAPE, edit, self.mask.counts)
        return edit

    def redo(self):
        edit = self.history.redo()
        if edit is not None:
            self.mask.apply(edit)
            self.note_step(edit)
            self.store.redo(self.image_id, SHAPE, edit, self.mask.counts)
        return edit

    def note_step(self, edit):
        if not self.pen.has_drawn(edit):
            self.pen.lift()

    def lift(self):
        self.pen.lift()

    def go_to(self, cursor):
        is_undo = cursor < self.history.cursor
        steps = self.history.steps_to(cursor)
        net = merged(steps, SHAPE, is_undo)
        self.mask.apply(net)
        for _ in steps:
            self.history.undo() if is_undo else self.history.redo()
        if steps:
            self.pen.lift()
            counts = self.mask.counts
            self.store.jump(self.image_id, SHAPE, net, steps, counts, is_undo)

    def reopen(self):
        """Close, open and check that nothing changed; go on with what was on disk."""
        folder = self.store.folder
        self.store.close(back_up=False)
        self.store = ProjectStore.open(folder, self.journal_bytes)
        mask, history = self.store.load_mask(self.image_id, SHAPE)
        np.testing.assert_array_equal(mask.class_ids, self.mask.class_ids)
        np.testing.assert_array_equal(mask.origins, self.mask.origins)
        np.testing.assert_array_equal(mask.objects, self.mask.objects)
        assert mask.counts == self.mask.counts == self.store.pixel_counts(self.image_id)
        self.mask, self.history, self.pen = mask, history, ObjectPen()

    def do(self, step):
        if isinstance(step, dict):
            self.paint(**step)
        elif isinstance(step, tuple):
            self.change(*step)
        elif isinstance(step, int):
            self.go_to(step)
            self.pen.lift()
        else:
            getattr(self, step)()
        self.check_objects()

    def check_objects(self):
        """All pixels of an object have one class, and unlabelled pixels are part of none."""
        numbers, class_ids = self.mask.objects, self.mask.class_ids
        assert not numbers[class_ids == 0].any()
        pairs = np.unique(np.stack([numbers, class_ids])[:, numbers != 0], axis=1)
        assert len(np.unique(pairs[0])) == pairs.shape[1]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_sequence_survives_and_undoing_all_gives_an_empty_mask(steps):
    with tempfile.TemporaryDirectory() as folder:
        sitting = Sitting(Path(folder))
        for step in steps:
            sitting.do(step)
        names = sitting.history.undo_name, sitting.history.redo_name
        sitting.reopen()
        assert (sitting.history.undo_name, sitting.history.redo_name) == names
        while sitting.redo():
            pass
        while sitting.undo():
            pass
        assert not sitting.mask.class_ids.any()
        assert not sitting.mask.origins.any()
        assert not sitting.mask.objects.any()
        sitting.reopen()
        assert sitting.store.annotated_images() == []
        sitting.store.close(back_up=False)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_a_short_journal_forgets_the_oldest_but_never_the_mask(steps):
    with tempfile.TemporaryDirectory() as folder:
        sitting = Sitting(Path(folder), journal_bytes=1500)
        for step in steps:
            sitting.do(step)
        sitting.reopen()
        while sitting.undo():
            pass
        while sitting.redo():
            pass
        sitting.reopen()
        sitting.store.close(back_up=False)


def stripes(number):
    return {
        "row": 0,
        "column": number,
        "height": 200,
        "width": 200,
        "class_id": 1 + number % 3,
        "origin": 0,
    }


def test_the_budget_counts_bytes_and_the_newest_edit_stays(tmp_path):
    sitting = Sitting(tmp_path, journal_bytes=1)
    for number in range(5):
        sitting.paint(**stripes(number))
    assert not sitting.history.is_cut
    sitting.reopen()
    assert len(sitting.history) == 1
    assert sitting.history.is_cut
    sitting.store.close(back_up=False)


def test_undoing_what_the_journal_forgot_keeps_mask_and_order(tmp_path):
    sitting = Sitting(tmp_path, journal_bytes=1)
    for number in range(4):
        sitting.paint(**stripes(number))
    for _ in range(4):
        sitting.undo()
    assert not sitting.mask.class_ids.any()
    sitting.redo()
    sitting.redo()
    expected = sitting.mask.class_ids.copy()
    sitting.reopen()
    np.testing.assert_array_equal(sitting.mask.class_ids, expected)
    assert sitting.history.redo_name is None
    sitting.store.close(back_up=False)


def test_what_another_image_undid_is_forgotten_as_a_whole(tmp_path):
    sitting = Sitting(tmp_path, journal_bytes=100_000)
    for number in range(3):
        sitting.paint(**stripes(number))
    for _ in range(3):
        sitting.undo()
    folder = sitting.store.folder
    sitting.store.close(back_up=False)
    size = sum(len(edit.to_bytes()) for edit in iter(sitting.history.redo, None))
    store = ProjectStore.open(folder, size)
    other = store.add_images(["/x/other.png"])[0].id
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    editor.paint(Region(0, 0, 50, 50), np.ones((50, 50), np.uint8), 1)
    store.commit_edit(other, SHAPE, editor.finish(), mask.counts)
    assert len(store.load_mask(sitting.image_id, SHAPE)[1]) == 0
    assert len(store.load_mask(other, SHAPE)[1]) == 1
    store.close(back_up=False)
