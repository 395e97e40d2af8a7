"""What theirs does to what is drawn already."""

import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.formats.format import TakenMask
from segstudio.workspace.import_order import Conflict, ImportOrder

SHAPE = (300, 270)


@pytest.fixture
def mask():
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    editor.paint(Region(0, 0, 100, 270), np.ones((100, 270), np.uint8), 1)
    editor.paint(Region(100, 0, 20, 270), np.ones((20, 270), np.uint8), 9)
    editor.finish()
    return mask


@pytest.fixture
def taken():
    values = np.zeros(SHAPE, np.uint8)
    values[50:200], values[200:250] = 4, 5
    objects = np.where(values == 4, np.uint16(3), np.uint16(0))
    return TakenMask(values, objects)


def test_keep_changes_no_image_that_is_drawn_on(mask, taken):
    order = ImportOrder({4: 2}, Conflict.KEEP)
    assert order.edit(taken, mask) is None
    empty = Mask(SHAPE)
    assert order.edit(taken, empty) is not None
    assert empty.counts == {2: 150 * 270}


def test_both_takes_theirs_where_nothing_is_drawn(mask, taken):
    drawn = mask.class_ids.copy()
    ImportOrder({4: 2, 5: 3}, Conflict.BOTH).edit(taken, mask)
    np.testing.assert_array_equal(mask.class_ids[:120], drawn[:120])
    assert (mask.class_ids[120:200] == 2).all()
    assert (mask.class_ids[200:250] == 3).all()
    assert (mask.objects[120:200] > 0).all()


def test_theirs_replaces_all_but_locked_classes_and_is_undone_exactly(mask, taken):
    drawn = mask.class_ids.copy()
    edit = ImportOrder({4: 2}, Conflict.THEIRS, frozenset({9})).edit(taken, mask)
    expected = np.where(taken.values == 4, 2, 0)
    expected[100:120] = 9
    np.testing.assert_array_equal(mask.class_ids, expected)
    assert edit.name == "Import"
    mask.take_back(edit)
    np.testing.assert_array_equal(mask.class_ids, drawn)


def test_what_is_ignored_is_not_taken_and_0_can_be_mapped(taken):
    mask = Mask(SHAPE)
    ImportOrder({0: 1, 5: 3}).edit(taken, mask)
    np.testing.assert_array_equal(
        mask.class_ids, np.select([taken.values == 0, taken.values == 5], [1, 3], 0)
    )
    assert ImportOrder({}).edit(taken, Mask(SHAPE)) is None


@pytest.mark.parametrize("ids", [{4: 2}, {4: 2, 5: 300}, {0: 1, 5: 3, 6: 6}, {}])
def test_the_first_edit_of_an_image_is_the_one_that_painting_makes(taken, ids):
    taken.objects[:, 100:] *= 5
    taken.objects[190:210, :50] = 7  # one number in two classes
    painted, filled = Mask(SHAPE), Mask(SHAPE)
    order = ImportOrder(ids)
    expected, edit = order.edit(taken, painted), order.first_edit(taken, Mask(SHAPE))
    assert (edit is None) == (expected is None)
    if edit is not None:
        filled.apply(edit)
        assert edit.gains == expected.gains
        assert edit.name == expected.name
    np.testing.assert_array_equal(filled.class_ids, painted.class_ids)
    np.testing.assert_array_equal(filled.objects, painted.objects)
