"""What an edit labels joins the objects that it touches, or becomes objects."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document import block_labels
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_numbers import TooManyObjects
from segstudio.document.object_regions import classes_with_objects, number_new

SHAPE = (300, 530)


def disc(*centres, radius=20):
    stencil = np.zeros(SHAPE, np.uint8)
    for row, column in centres:
        cv2.circle(stencil, (column, row), radius, 1, -1)
    return stencil


def with_objects(*centres, class_id=2):
    """Return a mask with a dab of an object 1, 2, … at each place."""
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Dabs")
    for number, centre in enumerate(centres, 1):
        dab = disc(centre, radius=5)
        editor.paint(mask.whole, dab, class_id)
        editor.number(mask.whole, number, dab != 0)
    editor.finish()
    return mask


def labelled(mask, stencil, class_id=2, class_ids=(2,), locked=frozenset(), **more):
    """Label pixels and number them; the edit, undone and redone, gives both masks again."""
    before = mask.class_ids.copy(), mask.objects.copy()
    editor = MaskEditor(mask, "Accept", locked)
    editor.paint(mask.whole, stencil, class_id)
    number_new(mask, editor, class_ids, **more)
    edit = editor.finish()
    after = mask.class_ids.copy(), mask.objects.copy()
    for step, wanted in ((mask.take_back, before), (mask.apply, after)):
        step(edit)
        np.testing.assert_array_equal(mask.class_ids, wanted[0])
        np.testing.assert_array_equal(mask.objects, wanted[1])


@pytest.mark.parametrize("block_px", [64, 1024])
def test_each_region_that_touches_nothing_becomes_an_object(block_px, monkeypatch):
    monkeypatch.setattr(block_labels, "BLOCK_PX", block_px)
    mask = with_objects((150, 60))
    stencil = disc((60, 250), (60, 330), (200, 400))
    labelled(mask, stencil)
    numbers = [int(mask.objects[place]) for place in ((60, 250), (60, 330), (200, 400))]
    assert sorted(numbers) == [2, 3, 4]
    np.testing.assert_array_equal(mask.objects > 1, stencil != 0)


@pytest.mark.parametrize("block_px", [64, 1024])
def test_a_region_joins_the_object_that_it_touches(block_px, monkeypatch):
    monkeypatch.setattr(block_labels, "BLOCK_PX", block_px)
    mask = with_objects((150, 250))
    labelled(mask, disc((150, 250), radius=60))
    np.testing.assert_array_equal(mask.objects == 1, disc((150, 250), radius=60) != 0)


def test_several_objects_in_one_region_grow_to_the_neck():
    mask = with_objects((100, 100), (100, 134))
    labelled(mask, disc((100, 100), (100, 134)))
    assert (mask.objects[:, :114] != 2).all()
    assert (mask.objects[:, 121:] != 1).all()
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids != 0)


def test_what_was_there_before_and_other_classes_stay_without_a_number():
    mask = with_objects((150, 60))
    labelled(mask, disc((60, 250)), class_ids=())
    labelled(mask, disc((60, 330)))
    assert not mask.objects[60, 250]
    assert mask.objects[60, 330]
    labelled(mask, disc((200, 400)), class_id=1)
    assert not mask.objects[200, 400]
    assert classes_with_objects(mask) == {2}


def test_where_none_is_started_regions_only_join():
    mask = with_objects((150, 250))
    labelled(mask, disc((150, 250), (60, 400), radius=30), starts_new=False)
    assert mask.objects[150, 275] == 1
    assert not mask.objects[60, 400]


def test_pixels_of_a_locked_class_stay_and_get_no_number():
    mask = with_objects((150, 250))
    labelled(mask, disc((60, 400)), class_id=1, class_ids=())
    labelled(mask, disc((60, 400), (60, 440), radius=40), locked=frozenset({1}))
    assert mask.class_ids[60, 400] == 1
    assert not mask.objects[60, 400]
    assert mask.objects[60, 470]


def test_more_regions_than_numbers_are_refused_before_any_is_numbered():
    mask = Mask((520, 1040))
    editor = MaskEditor(mask, "Accept")
    checks = np.indices(mask.shape).sum(axis=0) % 2 == 0
    editor.paint(mask.whole, checks.view(np.uint8), 2)
    with pytest.raises(TooManyObjects):
        number_new(mask, editor, (2,))
    assert not mask.holds_objects


@given(st.integers(0, 2**32 - 1), st.sampled_from([64, 1024]))
@settings(max_examples=12, deadline=None)
def test_every_new_pixel_has_a_number_and_each_object_one_class(seed, block_px):
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 3, (2, 30, 53), np.uint8)
    first, second = (
        cv2.resize(each, SHAPE[::-1], interpolation=cv2.INTER_NEAREST) for each in small
    )
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "First")
    _, numbers = cv2.connectedComponents((first == 2).view(np.uint8), connectivity=4)
    editor.paint(mask.whole, (first == 2).view(np.uint8), 2)
    editor.number(mask.whole, numbers.astype(np.uint16), numbers != 0)
    editor.finish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_labels, "BLOCK_PX", block_px)
        labelled(mask, (second == 2).view(np.uint8))
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids == 2)
    kept = numbers != 0
    np.testing.assert_array_equal(mask.objects[kept], numbers[kept])
