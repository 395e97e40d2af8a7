"""Objects grow into the rest of their region, and meet at its necks."""

import cv2
import numpy as np
import pytest

from segstudio.document import object_grow
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_grow import grow_all, grow_objects
from segstudio.document.object_numbers import ObjectRefused

SHAPE = (300, 530)
LEFT, RIGHT = (100, 100), (100, 134)


@pytest.fixture
def mask():
    """Two discs of class 2 that touch, a dab of an object in each, and another disc elsewhere."""
    class_ids, numbers = np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, np.uint16)
    for row, column in (LEFT, RIGHT, (240, 400)):
        cv2.circle(class_ids, (column, row), 20, 2, -1)
    numbers[95:105, 92:104] = 7
    numbers[100:104, 138:141] = 3
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Paint")
    editor.paint(mask.whole, (class_ids == 2).view(np.uint8), 2)
    editor.number(mask.whole, numbers, numbers != 0)
    editor.finish()
    return mask


def grown(mask, pixel, locked=frozenset()):
    editor = MaskEditor(mask, "Grow", locked)
    number = grow_objects(mask, editor, pixel)
    editor.finish()
    return number


def test_each_takes_its_side_of_the_neck(mask):
    assert grown(mask, (85, 100)) == 2
    rows, columns = np.nonzero(mask.class_ids[:200])
    side = mask.objects[rows, columns]
    assert set(side[columns < 115]) == {7}
    assert set(side[columns > 119]) == {3}
    assert not mask.objects[240, 400]
    assert grown(mask, (85, 100)) == 0


def test_all_regions_of_a_class_that_hold_objects(mask):
    editor = MaskEditor(mask, "Dab")
    dab = np.zeros(SHAPE, np.uint16)
    dab[239:242, 399:402] = 9
    editor.number(mask.whole, dab, dab != 0)
    editor.finish()
    editor = MaskEditor(mask, "Grow")
    assert grow_all(mask, editor, 1) == 0
    assert grow_all(mask, editor, 2) == 2
    assert grow_all(mask, editor, 2) == 0
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids != 0)
    assert set(np.unique(mask.objects)) == {0, 3, 7, 9}


def test_where_nobody_is_or_nothing_is_left_or_all_is_locked(mask):
    before = mask.objects.copy()
    assert grown(mask, (0, 0)) == 0
    assert grown(mask, (240, 400)) == 0
    grown(mask, (85, 100), frozenset({2}))
    np.testing.assert_array_equal(mask.objects, before)


def test_a_region_too_large_is_refused_in_a_sentence(mask, monkeypatch):
    monkeypatch.setattr(object_grow, "MAX_PX", 100)
    with pytest.raises(ObjectRefused, match="too large"):
        grown(mask, (85, 100))
