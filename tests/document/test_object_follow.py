"""Objects follow what mask operations do to their pixels, and come back with undo."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import connected
from segstudio.document.map_change import apply_operation
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_list import list_objects
from segstudio.document.region import Region

SHAPE = (300, 530)
"""More than one tile each way."""


def with_objects(*boxes, class_id=2):
    """Return a mask in which each box (row, column, height, width) is an object 1, 2, …"""
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Boxes")
    for number, box in enumerate(boxes, 1):
        region = Region(*box)
        ones = np.ones((region.height, region.width), np.uint8)
        editor.paint(region, ones, class_id)
        editor.number(region, number, ones != 0)
    editor.finish()
    return mask


def done(mask, kind, terms=None, frame=None, pixel=None, radius_px=4, locked=frozenset()):
    """Do it; undone and redone it gives both masks again, and each object has one class."""
    before = mask.class_ids.copy(), mask.objects.copy()
    chosen = None if pixel is None else ChosenRegion(*connected(mask.class_ids, pixel))
    editor = MaskEditor(mask, "x", locked)
    operation = MapOperation(kind, radius_px)
    apply_operation(mask, editor, operation, terms or ChangeTerms(2), frame or mask.whole, chosen)
    edit = editor.finish()
    after = mask.class_ids.copy(), mask.objects.copy()
    if edit is not None:
        for step, wanted in ((mask.take_back, before), (mask.apply, after)):
            step(edit)
            np.testing.assert_array_equal(mask.class_ids, wanted[0])
            np.testing.assert_array_equal(mask.objects, wanted[1])
    for each in list_objects(mask):
        classes = np.unique(mask.class_ids[mask.objects == each.number])
        assert classes.tolist() == [each.class_id]


@pytest.mark.parametrize("kind", [Kind.MIRROR_ACROSS, Kind.MIRROR_DOWN])
def test_what_is_mirrored_takes_its_numbers_along(kind):
    mask = with_objects((20, 30, 40, 50), (20, 80, 40, 50), (200, 200, 60, 100))
    before = mask.objects.copy()
    done(mask, kind)
    turned = before[:, ::-1] if kind is Kind.MIRROR_ACROSS else before[::-1]
    np.testing.assert_array_equal(mask.objects, turned)


def test_a_region_is_mirrored_in_itself():
    mask = with_objects((20, 30, 40, 50), (20, 80, 40, 20))
    done(mask, Kind.MIRROR_ACROSS, frame=Region(20, 30, 40, 70), pixel=(30, 40))
    assert (mask.objects[30, 30], mask.objects[30, 49], mask.objects[30, 50]) == (2, 2, 1)


@pytest.mark.parametrize("kind", [Kind.GROW, Kind.CLOSE, Kind.SMOOTH, Kind.FILL_HOLES])
def test_pixels_that_are_gained_join_the_object_that_they_touch(kind):
    mask = with_objects((20, 30, 60, 50), (150, 300, 60, 60))
    editor = MaskEditor(mask, "Holes")
    editor.paint(Region(40, 50, 5, 5), np.ones((5, 5), np.uint8), 0)
    editor.paint(Region(170, 300, 2, 6), np.ones((2, 6), np.uint8), 0)
    editor.finish()
    done(mask, kind)
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids == 2)
    assert set(np.unique(mask.objects[:100])) == {0, 1}


def test_objects_that_grow_into_each_other_meet_in_the_middle():
    mask = with_objects((20, 30, 60, 50), (20, 84, 60, 50))
    done(mask, Kind.GROW, radius_px=3)
    assert set(np.unique(mask.objects[50, 30:82])) == {1}
    assert set(np.unique(mask.objects[50, 82:134])) == {2}


def test_what_has_no_number_gets_none_by_growing():
    mask = with_objects((20, 30, 60, 50))
    editor = MaskEditor(mask, "Plain")
    editor.paint(Region(150, 300, 20, 20), np.ones((20, 20), np.uint8), 2)
    editor.finish()
    done(mask, Kind.GROW)
    assert not mask.objects[140:].any()


def test_objects_of_another_class_stay_objects():
    mask = with_objects((20, 30, 60, 50), (150, 300, 60, 60))
    before = mask.objects.copy()
    done(mask, Kind.REPLACE, ChangeTerms(2, replacement_id=3))
    np.testing.assert_array_equal(mask.objects, before)
    assert set(np.unique(mask.class_ids)) == {0, 3}


def test_of_an_object_that_becomes_two_classes_the_new_part_is_a_new_one():
    mask = with_objects((20, 30, 60, 50), (150, 30, 60, 60))
    done(mask, Kind.REPLACE, ChangeTerms(2, replacement_id=3), frame=Region(0, 0, 250, 60))
    assert (mask.objects[30, 40], mask.objects[30, 70]) == (3, 1)
    assert (mask.objects[160, 40], mask.objects[160, 70]) == (4, 2)


def test_what_is_erased_is_no_object():
    mask = with_objects((20, 30, 60, 50), (150, 300, 60, 60))
    done(mask, Kind.REPLACE, pixel=(30, 40), frame=Region(20, 30, 60, 50))
    assert set(np.unique(mask.objects)) == {0, 2}


def test_a_region_that_is_merged_joins_the_object_of_its_neighbour():
    mask = with_objects((20, 30, 60, 50))
    editor = MaskEditor(mask, "Other class")
    editor.paint(Region(40, 50, 9, 9), np.ones((9, 9), np.uint8), 3)
    editor.finish()
    done(mask, Kind.MERGE, ChangeTerms(3, replacement_id=2), pixel=(44, 54))
    assert mask.class_ids[44, 54] == 2
    assert mask.objects[44, 54] == 1


@given(
    st.sampled_from([kind for kind in Kind if kind is not Kind.SPLIT]),
    st.integers(0, 2**32 - 1),
    st.sampled_from([0, 1, 3]),
    st.sampled_from([frozenset(), frozenset({1}), frozenset({3})]),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_objects_have_one_class_and_come_back(kind, seed, replacement_id, locked):
    rng = np.random.default_rng(seed)
    coarse = np.kron(rng.integers(0, 4, (15, 22)), np.ones((20, 25), int))[: SHAPE[0], : SHAPE[1]]
    numbers = np.kron(np.arange(1, 331).reshape(15, 22), np.ones((20, 25), int))
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "First")
    for class_id in (1, 2, 3):
        editor.paint(mask.whole, (coarse == class_id).view(np.uint8), class_id)
    has_number = (numbers % 3 != 0)[: SHAPE[0], : SHAPE[1]]
    editor.number(mask.whole, numbers[: SHAPE[0], : SHAPE[1]].astype(np.uint16), has_number)
    editor.finish()
    done(mask, kind, ChangeTerms(2, replacement_id, None, locked), radius_px=6, locked=locked)
