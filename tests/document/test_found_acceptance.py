"""Instances that a network found become objects; what a person drew stays."""

import numpy as np

from segstudio.document.found_acceptance import accept_instances
from segstudio.document.found_instance import FoundInstance
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region

CELL, OTHER = 2, 3


def found(row, column, height=10, width=10, class_id=CELL):
    return FoundInstance(class_id, 0.9, row, column, np.ones((height, width), np.uint8))


def accept(mask, *instances, locked_ids=frozenset(), with_numbers=True):
    editor = MaskEditor(mask, "Accept objects", locked_ids)
    taken = accept_instances(mask, editor, instances, 7, with_numbers)
    editor.finish()
    return taken


def draw(mask, region, class_id):
    editor = MaskEditor(mask, "stroke")
    editor.paint(region, np.ones((region.height, region.width), np.uint8), class_id)
    editor.finish()


def test_touching_ones_stay_apart():
    mask = Mask((300, 300))
    assert accept(mask, found(250, 5), found(250, 15)) == 2
    assert mask.counts == {CELL: 200}
    assert mask.objects[255, 10] != mask.objects[255, 20]
    assert 0 not in (mask.objects[255, 10], mask.objects[255, 20])
    assert set(np.unique(mask.origins)) == {0, 7}


def test_what_is_drawn_stays_and_joins_where_it_is_of_the_class():
    mask = Mask((40, 40))
    draw(mask, Region(5, 5, 2, 10), CELL)
    draw(mask, Region(10, 5, 2, 10), OTHER)
    accept(mask, found(5, 5))
    assert mask.counts == {CELL: 80, OTHER: 20}
    number = mask.objects[14, 10]
    assert number == mask.objects[5, 5] != 0
    assert mask.origins[5, 5] == 0
    assert not mask.objects[10:12].any()


def test_what_is_an_object_already_is_not_taken_twice():
    mask = Mask((40, 60))
    accept(mask, found(5, 5))
    assert accept(mask, found(6, 5)) == 0
    assert accept(mask, found(5, 11)) == 1
    assert mask.objects[8, 13] == mask.objects[8, 6] != mask.objects[8, 18]
    assert mask.counts == {CELL: 160}


def test_locked_classes_stay_and_numbers_are_left_out_where_not_wanted():
    mask = Mask((40, 40))
    draw(mask, Region(0, 0, 8, 40), OTHER)
    wide = found(5, 5, class_id=300)
    accept(mask, wide, locked_ids=frozenset({OTHER}), with_numbers=False)
    assert mask.counts == {OTHER: 320, 300: 70}
    assert not mask.holds_objects
