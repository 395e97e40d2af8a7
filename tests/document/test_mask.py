"""Masks and their editor: whatever is done can be undone, and the counts are always right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from segstudio.document.class_tally import count_classes
from segstudio.document.history import History
from segstudio.document.mask import MAX_SIDE_PX, Mask, MaskEditor
from segstudio.document.mask_edit import EditDamaged, MaskEdit, Plane, TileChange, pack_tile
from segstudio.document.object_pen import ObjectPen
from segstudio.document.region import Region, TileIndex

SHAPE = (300, 530)


def brute_counts(mask):
    ids, numbers = np.unique(mask.class_ids, return_counts=True)
    return {int(i): int(n) for i, n in zip(ids, numbers, strict=True) if i}


def paint(mask, region, class_id, locked=frozenset(), origin=0):
    editor = MaskEditor(mask, "Brush", locked)
    editor.paint(region, np.full((region.height, region.width), 255, np.uint8), class_id, origin)
    return editor.finish()


def accept(mask, region, class_id, origin, locked=frozenset(), dtype=np.uint8):
    editor = MaskEditor(mask, "Accept", locked)
    predicted = np.full((region.height, region.width), class_id, dtype)
    editor.accept(region, predicted, np.ones(predicted.shape, np.uint8), origin)
    return editor.finish()


def without_gains(edit):
    """The edit as the first format held it: whole tiles, and nothing counted."""
    changes = []
    for change in edit.changes:
        whole, region = change.tile.region(SHAPE), change.region(SHAPE)
        bits = change.difference(region)
        tile = np.zeros((whole.height, whole.width), bits.dtype)
        tile[change.within(region)] = bits
        changes.append(TileChange(change.plane, change.tile, pack_tile(tile)))
    return MaskEdit(edit.name, tuple(changes))


class Painting(RuleBasedStateMachine):
    """Any sequence of edits, undo and redo, beside whole copies of what it should be."""

    def __init__(self):
        super().__init__()
        self.mask = Mask(SHAPE)
        self.history = History()
        self.states = [self.snapshot()]
        self.cursor = 0
        self.pen = ObjectPen()

    def snapshot(self):
        mask = self.mask
        return mask.class_ids.astype(np.uint16), mask.origins.copy(), mask.objects.copy()

    def committed(self, editor, region, locked):
        before = self.states[self.cursor]
        edit = editor.finish()
        after = self.snapshot()
        is_same = all(np.array_equal(*pair) for pair in zip(before, after, strict=True))
        assert (edit is None) == is_same
        for class_id in locked:
            is_locked = before[0] == class_id
            for old, new in zip(before, after, strict=True):
                np.testing.assert_array_equal(old[is_locked], new[is_locked])
        inside = region.intersect(self.mask.whole)
        for old, new in zip(before, after, strict=True):
            outside = old != new
            outside[inside.slices] = False
            assert not outside.any()
        if edit is not None:
            self.history.push(MaskEdit.from_bytes(edit.name, edit.to_bytes()))
            self.cursor += 1
            self.states[self.cursor :] = [after]

    regions = st.builds(
        Region,
        st.integers(-40, 310),
        st.integers(-40, 540),
        st.integers(1, 300),
        st.integers(1, 300),
    )
    class_ids = st.sampled_from([0, 1, 2, 3, 255, 256, 700])
    locks = st.sets(st.sampled_from([1, 2, 700]), max_size=2).map(frozenset)

    @rule(
        region=regions,
        class_id=class_ids,
        locked=locks,
        seed=st.integers(0, 99),
        is_object=st.booleans(),
    )
    def paint(self, region, class_id, locked, seed, is_object):
        editor = MaskEditor(self.mask, "Brush", locked, self.pen if is_object else None)
        stencil = np.random.default_rng(seed).integers(0, 3, (region.height, region.width))
        editor.paint(region, stencil.astype(np.uint8), class_id)
        self.committed(editor, region, locked)

    @rule(region=regions, class_id=class_ids, locked=locks, version=st.integers(1, 65_535))
    def accept(self, region, class_id, locked, version):
        region = region.intersect(self.mask.whole)
        if region.is_empty:
            return
        is_human = (self.mask.class_ids != 0) & (self.mask.origins == 0)
        drawn = self.mask.class_ids[is_human].copy()
        predicted = np.full((region.height, region.width), class_id, np.uint16)
        predicted[::3] = 2
        editor = MaskEditor(self.mask, "Accept", locked)
        editor.accept(region, predicted, np.ones(predicted.shape, np.uint8), version)
        np.testing.assert_array_equal(self.mask.class_ids[is_human], drawn)
        assert not self.mask.origins[is_human].any()
        self.committed(editor, region, locked)

    @rule(old_id=class_ids, new_id=class_ids)
    def replace(self, old_id, new_id):
        if old_id:
            editor = MaskEditor(self.mask, "Delete class")
            editor.replace(old_id, new_id)
            assert old_id == new_id or not (self.mask.class_ids == old_id).any()
            self.committed(editor, self.mask.whole, ())

    @rule(region=regions, class_id=class_ids)
    def fill_unlabelled(self, region, class_id):
        region = region.intersect(self.mask.whole)
        if region.is_empty:
            return
        drawn = self.mask.class_ids.copy()
        editor = MaskEditor(self.mask, "Import")
        editor.fill_unlabelled(region, np.ones((region.height, region.width), bool), class_id)
        np.testing.assert_array_equal(self.mask.class_ids[drawn != 0], drawn[drawn != 0])
        self.committed(editor, region, ())

    @rule(region=regions, class_id=class_ids, locked=locks)
    def number(self, region, class_id, locked):
        region = region.intersect(self.mask.whole)
        if region.is_empty or not class_id:
            return
        editor = MaskEditor(self.mask, "Number", locked)
        numbers = np.repeat(self.mask.new_objects(region.height)[:, None], region.width, axis=1)
        is_class = self.mask.class_ids[region.slices] == class_id
        editor.number(region, numbers, is_class)
        self.committed(editor, region, locked)

    @rule()
    def lift(self):
        self.pen.lift()

    @rule(region=regions, class_id=class_ids)
    def cancel(self, region, class_id):
        editor = MaskEditor(self.mask, "Brush", pen=ObjectPen())
        editor.paint(region, np.ones((region.height, region.width), np.uint8), class_id)
        editor.cancel()
        assert editor.finish() is None

    @rule()
    def undo(self):
        edit = self.history.undo()
        assert (edit is None) == (self.cursor == 0)
        if edit is not None:
            self.mask.take_back(edit)
            self.pen.lift()
            self.cursor -= 1

    @rule()
    def redo(self):
        edit = self.history.redo()
        if edit is not None:
            self.mask.apply(edit)
            self.pen.lift()
            self.cursor += 1

    @invariant()
    def is_as_it_should_be(self):
        class_ids, origins, objects = self.states[self.cursor]
        np.testing.assert_array_equal(self.mask.class_ids, class_ids)
        np.testing.assert_array_equal(self.mask.origins, origins)
        np.testing.assert_array_equal(self.mask.objects, objects)
        assert self.mask.counts == brute_counts(self.mask)
        assert not self.mask.origins[self.mask.class_ids == 0].any()
        assert not objects[class_ids == 0].any()
        assert int(objects.max()) <= self.mask.numbers.highest
        pairs = np.unique(np.stack([objects, class_ids])[:, objects != 0], axis=1)
        assert len(np.unique(pairs[0])) == pairs.shape[1], "an object of two classes"

    def teardown(self):
        while self.cursor:
            self.undo()
        assert not self.mask.class_ids.any()
        assert self.mask.counts == {}
        while self.cursor < len(self.states) - 1:
            self.redo()
        self.is_as_it_should_be()


Painting.TestCase.settings = settings(max_examples=14, stateful_step_count=12, deadline=None)
TestPainting = Painting.TestCase


@pytest.mark.parametrize("shape", [(0, 5), (5, 0), (MAX_SIDE_PX + 1, 5)])
def test_sizes(shape):
    with pytest.raises(ValueError, match="px a side"):
        Mask(shape)


def test_a_new_mask_is_empty():
    mask = Mask(SHAPE)
    assert (mask.counts, mask.revision, mask.class_ids.dtype) == ({}, 0, np.uint8)


def test_painting_says_what_part_was_inside():
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    stencil = np.ones((20, 20), np.uint8)
    assert editor.paint(Region(-10, -10, 20, 20), stencil, 1) == Region(0, 0, 10, 10)
    assert editor.paint(Region(-50, 0, 20, 20), stencil, 1).is_empty
    editor.finish()
    assert mask.counts == {1: 100}


def test_an_edit_holds_only_tiles_that_changed():
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    stencil = np.zeros(SHAPE, np.uint8)
    stencil[10, 10] = stencil[290, 520] = 1
    editor.paint(mask.whole, stencil, 1)
    edit = editor.finish()
    assert [change.tile for change in edit.changes] == [TileIndex(0, 0), TileIndex(1, 2)]
    assert all(change.plane is Plane.CLASS_ID for change in edit.changes)


def test_painting_the_same_again_is_no_edit():
    mask = Mask(SHAPE)
    paint(mask, Region(0, 0, 5, 5), 1)
    assert paint(mask, Region(0, 0, 5, 5), 1) is None
    assert mask.revision == 1


def test_locked_classes_are_spared():
    mask = Mask(SHAPE)
    paint(mask, Region(0, 0, 10, 10), 1)
    paint(mask, Region(0, 0, 10, 20), 2, locked=frozenset({1}))
    assert mask.counts == {1: 100, 2: 100}
    assert paint(mask, Region(0, 0, 10, 10), 0, locked=frozenset({1, 2})) is None


def test_a_locked_unlabelled_is_no_lock_of_others():
    mask = Mask(SHAPE)
    assert paint(mask, Region(0, 0, 2, 2), 3, locked=frozenset({300})) is not None


def test_a_person_draws_over_what_was_accepted():
    mask = Mask(SHAPE)
    accept(mask, Region(0, 0, 10, 10), 2, origin=7)
    assert (mask.origins[:10, :10] == 7).all()
    edit = paint(mask, Region(0, 0, 5, 10), 2)
    assert {change.plane for change in edit.changes} == {Plane.ORIGIN}
    assert not mask.origins[:5].any()
    assert mask.counts == {2: 100}
    assert mask.take_back(edit) == [Region(0, 0, 5, 10)]
    assert (mask.origins[:10, :10] == 7).all()


def test_acceptance_never_goes_over_a_person():
    mask = Mask(SHAPE)
    paint(mask, Region(0, 0, 10, 10), 1)
    accept(mask, Region(0, 0, 10, 20), 2, origin=3)
    accept(mask, Region(0, 0, 10, 20), 3, origin=4)
    assert mask.counts == {1: 100, 3: 100}
    assert accept(mask, Region(0, 0, 10, 20), 2, origin=5, locked=frozenset({3})) is None
    assert accept(mask, Region(0, 0, 10, 20), 0, origin=5) is None


def test_erased_pixels_have_no_origin():
    mask = Mask(SHAPE)
    accept(mask, Region(0, 0, 10, 10), 2, origin=3)
    paint(mask, Region(0, 0, 10, 10), 0)
    assert not mask.origins.any()


def test_undo_across_widening():
    mask = Mask(SHAPE)
    first = paint(mask, Region(0, 0, 10, 10), 255)
    second = paint(mask, Region(5, 5, 10, 10), 256)
    assert mask.class_ids.dtype == np.uint16
    assert mask.counts == {255: 75, 256: 100}
    for edit in (second, first):
        mask.take_back(edit)
    assert mask.counts == {}
    for edit in (first, second):
        mask.apply(edit)
    assert mask.counts == {255: 75, 256: 100}


def test_an_edit_of_wide_ids_widens_the_mask_it_is_applied_to():
    painted, fresh = Mask(SHAPE), Mask(SHAPE)
    edit = paint(painted, Region(0, 0, 4, 4), 4000)
    fresh.apply(edit)
    assert fresh.counts == {4000: 16}


def test_a_mask_that_widened_within_a_stroke_can_be_cancelled():
    mask = Mask(SHAPE)
    paint(mask, Region(0, 0, 10, 10), 7)
    editor = MaskEditor(mask, "Brush")
    ones = np.ones((10, 10), np.uint8)
    editor.paint(Region(0, 0, 10, 10), ones, 8)
    editor.paint(Region(0, 0, 10, 10), ones, 300)
    assert editor.cancel() == [Region(0, 0, 256, 256)]
    assert mask.counts == brute_counts(mask) == {7: 100}


@given(
    st.lists(
        st.tuples(Painting.regions, Painting.class_ids, st.integers(0, 2)), min_size=1, max_size=4
    ),
    st.permutations(range(4)),
)
@settings(max_examples=30, deadline=None)
def test_counts_are_those_of_a_recount_with_gains_and_without(strokes, order):
    mask, edits = Mask(SHAPE), []
    for region, class_id, origin in strokes:
        edit = paint(mask, region, class_id, origin=origin)
        if edit is not None:
            edits.append(edit)
    painted = mask.class_ids.copy()
    for turn in order:
        for edit in edits[::-1]:
            mask.take_back(without_gains(edit) if turn % 2 else edit)
            assert mask.counts == brute_counts(mask)
        assert not mask.class_ids.any()
        for edit in edits:
            mask.apply(without_gains(edit) if turn > 1 else edit)
            assert mask.counts == brute_counts(mask)
    np.testing.assert_array_equal(mask.class_ids, painted)


def test_a_damaged_edit_changes_nothing():
    mask = Mask(SHAPE)
    paint(mask, Region(0, 0, 10, 10), 1)
    before, good = mask.class_ids.copy(), paint(mask, Region(0, 0, 20, 20), 2)
    mask.take_back(good)
    outside = TileChange(Plane.CLASS_ID, TileIndex(9, 9), pack_tile(np.zeros((0, 0), np.uint8)))
    broken = TileChange(Plane.CLASS_ID, TileIndex(0, 1), b"nonsense")
    for bad in (broken, outside):
        with pytest.raises(EditDamaged):
            mask.apply(MaskEdit("Brush", (*good.changes, bad), good.gains))
        np.testing.assert_array_equal(mask.class_ids, before)
        assert mask.counts == {1: 100}


def test_loaded_tiles_are_counted_and_are_no_edit():
    mask = Mask(SHAPE)
    tile = TileIndex(1, 2)
    classes, origins = np.full((44, 18), 3, np.uint8), np.full((44, 18), 9, np.uint16)
    mask.load_tiles([(Plane.CLASS_ID, tile, classes), (Plane.ORIGIN, tile, origins)])
    assert mask.counts == {3: 44 * 18}
    assert mask.revision == 0
    mask.load_tiles([(Plane.CLASS_ID, tile, np.full((44, 18), 300, np.uint16))])
    assert mask.counts == {300: 44 * 18}
    paint(mask, Region(256, 512, 44, 18), 300)
    assert not mask.origins.any()


def test_counts_are_exact_beyond_what_float32_holds():
    pixels = np.ones((4100, 4100), np.uint8)
    pixels[0, 0] = 2
    assert count_classes(pixels) == {1: 4100 * 4100 - 1, 2: 1}


@given(st.lists(st.integers(0, 65_535), min_size=1, max_size=30))
def test_wide_counts(ids):
    expected = {i: ids.count(i) for i in sorted(set(ids)) if i}
    assert count_classes(np.array([ids], np.uint16)) == expected
