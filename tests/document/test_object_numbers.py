"""Numbers of objects: new ones first, then those that are free, then a sentence."""

import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_numbers import MAX_OBJECT, TooManyObjects
from segstudio.document.object_pen import ObjectPen
from segstudio.document.region import Region

ONES = np.ones((4, 4), np.uint8)


def test_numbers_ascend_and_are_not_given_twice():
    mask = Mask((300, 300))
    assert mask.new_objects(3).tolist() == [1, 2, 3]
    assert mask.new_objects(2).tolist() == [4, 5]


def test_gaps_are_used_once_the_highest_is_given():
    mask = Mask((300, 300))
    editor = MaskEditor(mask, "Objects")
    editor.paint(Region(0, 0, 4, 4), ONES, 1)
    numbers = np.full((4, 4), 1, np.uint16)
    numbers[0] = MAX_OBJECT
    editor.number(Region(0, 0, 4, 4), numbers, ONES != 0)
    assert mask.new_objects(2).tolist() == [2, 3]
    with pytest.raises(TooManyObjects, match="at most 65,535 objects"):
        mask.new_objects(MAX_OBJECT - 1)


def test_a_mask_without_objects_has_no_tile_of_them():
    mask = Mask((300, 300))
    editor = MaskEditor(mask, "Brush")
    editor.paint(Region(0, 0, 4, 4), ONES, 1)
    editor.number(Region(0, 0, 4, 4), 0, ONES != 0)
    edit = editor.finish()
    assert (mask.holds_objects, len(edit.changes)) == (False, 1)


def test_a_pen_goes_on_with_its_object_and_another_class_is_another_object():
    mask, pen = Mask((300, 300)), ObjectPen()
    for column, class_id in ((0, 1), (8, 1), (16, 2), (24, 0)):
        editor = MaskEditor(mask, "Brush", pen=pen)
        editor.paint(Region(0, column, 4, 4), ONES, class_id)
        editor.finish()
    assert mask.objects[0, [0, 8, 16, 24]].tolist() == [1, 1, 2, 0]
    assert (pen.number, pen.class_id) == (2, 2)


def test_without_a_pen_pixels_keep_their_object_only_while_they_keep_their_class():
    mask = Mask((300, 300))
    editor = MaskEditor(mask, "Brush", pen=ObjectPen())
    editor.paint(Region(0, 0, 4, 4), ONES, 1)
    editor.finish()
    editor = MaskEditor(mask, "Brush")
    editor.paint(Region(0, 0, 4, 1), ONES[:, :1], 1)
    editor.paint(Region(0, 1, 4, 1), ONES[:, :1], 2)
    editor.paint(Region(0, 2, 4, 1), ONES[:, :1], 0)
    editor.finish()
    assert mask.objects[0, :4].tolist() == [1, 0, 0, 1]


def test_objects_stay_with_their_pixels_when_a_class_becomes_another():
    mask = Mask((300, 300))
    editor = MaskEditor(mask, "Brush", pen=ObjectPen())
    editor.paint(Region(0, 0, 4, 4), ONES, 1)
    editor.finish()
    for new_id, number in ((2, 1), (0, 0)):
        editor = MaskEditor(mask, "Delete class")
        editor.replace(int(mask.class_ids[0, 0]), new_id)
        editor.finish()
        assert int(mask.objects[0, 0]) == number


def test_a_prediction_of_another_class_takes_pixels_from_their_object():
    mask, region = Mask((300, 300)), Region(0, 0, 4, 4)
    editor = MaskEditor(mask, "Accept")
    editor.accept(region, np.ones((4, 4), np.uint8), ONES, 1)
    editor.number(region, 1, ONES != 0)
    editor.finish()
    predicted = np.ones((4, 4), np.uint8)
    predicted[2:] = 2
    editor = MaskEditor(mask, "Accept")
    editor.accept(region, predicted, ONES, 2)
    editor.finish()
    assert mask.objects[:4, 0].tolist() == [1, 1, 0, 0]
