"""Operations on masks: within their scope, the same in boxes as at once, and undone as one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import connected
from segstudio.document.map_change import apply_operation, changes
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region

KINDS = [kind for kind in Kind if kind is not Kind.SPLIT]
SIDE = 48


def flood(shape):
    """Return the parts of a shape (4 neighbours), each as a set of pixels, by a plain search."""
    left = set(map(tuple, np.argwhere(shape)))
    parts = []
    while left:
        part, waiting = set(), [left.pop()]
        while waiting:
            row, column = pixel = waiting.pop()
            part.add(pixel)
            for near in (
                (row - 1, column),
                (row + 1, column),
                (row, column - 1),
                (row, column + 1),
            ):
                if near in left:
                    left.discard(near)
                    waiting.append(near)
        parts.append(part)
    return parts


def drawn(class_ids):
    mask = Mask(class_ids.shape)
    mask.class_ids[...] = class_ids
    return mask


def operated(mask, operation, terms, frame=None, locked=frozenset(), **more):
    """Do it to a mask; return the edit, or None."""
    editor = MaskEditor(mask, "x", frozenset(locked))
    apply_operation(mask, editor, operation, terms, frame or mask.whole, **more)
    return editor.finish()


@st.composite
def masks(draw):
    """Blocks of classes 0 to 3 with specks and holes."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    coarse = rng.integers(0, 4, (SIDE // 6, SIDE // 6)).astype(np.uint8)
    class_ids = np.kron(coarse, np.ones((6, 6), np.uint8))
    is_noise = rng.random(class_ids.shape) < draw(st.sampled_from([0.0, 0.05, 0.3]))
    class_ids[is_noise] = rng.integers(0, 4, int(is_noise.sum()))
    return class_ids


@st.composite
def frames(draw):
    top, left = draw(st.integers(0, SIDE - 2)), draw(st.integers(0, SIDE - 2))
    height, width = draw(st.integers(1, SIDE - top)), draw(st.integers(1, SIDE - left))
    return Region(top, left, height, width)


operations = st.builds(MapOperation, st.sampled_from(KINDS), st.integers(1, 6), st.integers(0, 40))


@given(masks(), operations, frames(), st.sets(st.sampled_from([1, 2, 3])), st.integers(0, 3))
@settings(max_examples=80, deadline=None)
def test_in_scope_and_undone_and_redone(class_ids, operation, frame, locked, replacement_id):
    mask = drawn(class_ids)
    terms = ChangeTerms(2, replacement_id, None)
    edit = operated(mask, operation, terms, frame, locked)
    after = mask.class_ids.copy()
    changed = after != class_ids
    outside = np.ones(class_ids.shape, bool)
    outside[frame.slices] = False
    assert not changed[outside].any()
    assert not (changed & np.isin(class_ids, list(locked))).any()
    assert set(np.unique(after[changed])) <= {2, replacement_id}
    if edit is None:
        assert not changed.any()
        return
    mask.take_back(edit)
    np.testing.assert_array_equal(mask.class_ids, class_ids)
    mask.apply(edit)
    np.testing.assert_array_equal(mask.class_ids, after)


@given(masks(), operations, frames())
@settings(max_examples=80, deadline=None)
def test_in_boxes_as_at_once(class_ids, operation, frame):
    one, other = drawn(class_ids), drawn(class_ids)
    operated(one, operation, ChangeTerms(2), frame)
    operated(other, operation, ChangeTerms(2), frame, side_px=7)
    np.testing.assert_array_equal(one.class_ids, other.class_ids)


@given(masks(), st.integers(0, 40), st.sampled_from([7, 1024]))
@settings(max_examples=40, deadline=None)
def test_small_objects_and_holes_by_their_definition(class_ids, area_px, side_px):
    removed, filled = drawn(class_ids), drawn(class_ids)
    operated(
        removed, MapOperation(Kind.REMOVE_SMALL, area_px=area_px), ChangeTerms(2), side_px=side_px
    )
    expected = class_ids.copy()
    for part in flood(class_ids == 2):
        if len(part) < area_px:
            expected[tuple(np.transpose(list(part)))] = 0
    np.testing.assert_array_equal(removed.class_ids, expected)

    operated(
        filled, MapOperation(Kind.FILL_HOLES, area_px=area_px), ChangeTerms(2), side_px=side_px
    )
    expected = class_ids.copy()
    for part in flood(class_ids != 2):
        rows, columns = np.transpose(list(part))
        at_edge = {0, SIDE - 1} & ({*rows.tolist()} | {*columns.tolist()})
        if not at_edge and (not area_px or len(part) < area_px):
            expected[rows, columns] = 2
    np.testing.assert_array_equal(filled.class_ids, expected)


def test_an_object_cut_by_the_view_is_not_taken_for_a_small_one():
    class_ids = np.zeros((60, 60), np.uint8)
    class_ids[10:12, 0:40] = 2  # reaches out of the view
    class_ids[30:32, 10:13] = 2  # lies in it
    mask = drawn(class_ids)
    view = Region(5, 5, 40, 20)
    operated(mask, MapOperation(Kind.REMOVE_SMALL, area_px=50), ChangeTerms(2), view)
    assert np.count_nonzero(mask.class_ids[10:12]) == 80
    assert not mask.class_ids[30:32].any()


def test_only_the_chosen_region_grows_and_only_over_the_classes_named():
    class_ids = np.zeros((40, 60), np.uint8)
    class_ids[10:20, 10:20] = 2
    class_ids[10:20, 40:50] = 2
    class_ids[10:20, 22:24] = 3
    class_ids[22:24, 10:20] = 1
    mask = drawn(class_ids)
    chosen = ChosenRegion(*connected(mask.class_ids, (15, 15)))
    operation = MapOperation(Kind.GROW, 5)
    frame = operation.frame_around(chosen.region, mask.whole)
    terms = ChangeTerms(2, over_ids=frozenset({1}))
    operated(mask, operation, terms, frame, chosen=chosen)
    after = mask.class_ids
    assert after[15, 5] == after[15, 21] == after[15, 24] == 2
    assert (after[10:20, 22:24] == 3).all()
    assert (after[22:24, 10:20] == 2).all()
    np.testing.assert_array_equal(after[:, 30:], class_ids[:, 30:])


def test_what_is_said_to_change_spares_locked_classes_too():
    class_ids = np.zeros((30, 30), np.uint8)
    class_ids[10:15, 10:15] = 2
    class_ids[10:15, 15:18] = 3
    mask = drawn(class_ids)
    grow = MapOperation(Kind.GROW, 2)
    for over_ids in (None, frozenset({3})):
        terms = ChangeTerms(2, over_ids=over_ids, locked_ids=frozenset({3}))
        (change,) = changes(mask, grow, terms, mask.whole)
        assert not change.gained_map[class_ids == 3].any()
        assert change.gained_map.any()
    locked = ChangeTerms(2, locked_ids=frozenset({2}))
    assert list(changes(mask, grow, locked, mask.whole)) == []


def test_a_shape_is_cut_at_its_neck():
    class_ids = np.zeros((60, 100), np.uint8)
    rows, columns = np.ogrid[:60, :100]
    for column in (30, 65):
        class_ids[(rows - 30) ** 2 + (columns - column) ** 2 <= 20**2] = 2
    assert len(flood(class_ids == 2)) == 1
    mask = drawn(class_ids)
    chosen = ChosenRegion(*connected(mask.class_ids, (30, 30)))
    operated(mask, MapOperation(Kind.SPLIT, 14), ChangeTerms(2), chosen.region, chosen=chosen)
    parts = sorted(len(part) for part in flood(mask.class_ids == 2))
    assert len(parts) == 2
    assert parts[0] > 0.9 * parts[1]
    assert np.count_nonzero(class_ids) - sum(parts) < 60


def test_a_shape_without_neck_is_left_alone():
    class_ids = np.zeros((40, 40), np.uint8)
    class_ids[5:30, 5:30] = 2
    assert operated(drawn(class_ids), MapOperation(Kind.SPLIT, 3), ChangeTerms(2)) is None


def test_a_cancelled_operation_paints_nothing():
    class_ids = np.full((40, 40), 2, np.uint8)
    mask, told = drawn(class_ids), []
    edit = operated(
        mask,
        MapOperation(Kind.REPLACE),
        ChangeTerms(2, 3),
        advance=lambda *each: told.append(each),
        is_cancelled=lambda: len(told) == 3,
        side_px=10,
    )
    assert edit is None
    assert told == [(1, 16), (2, 16), (3, 16)]


@pytest.mark.parametrize("kind", [Kind.MIRROR_ACROSS, Kind.MIRROR_DOWN])
def test_mirrored_twice_is_the_first(kind):
    class_ids = np.random.default_rng(0).integers(0, 3, (33, 50)).astype(np.uint8)
    mask = drawn(class_ids)
    operated(mask, MapOperation(kind), ChangeTerms(2), side_px=8)
    axis = 1 if kind is Kind.MIRROR_ACROSS else 0
    np.testing.assert_array_equal(mask.class_ids == 2, np.flip(class_ids == 2, axis))
    operated(mask, MapOperation(kind), ChangeTerms(2), side_px=8)
    np.testing.assert_array_equal(mask.class_ids == 2, class_ids == 2)
