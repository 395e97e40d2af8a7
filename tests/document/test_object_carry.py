"""Numbers of objects that come from another mask."""

import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_carry import carried_numbers
from segstudio.document.object_numbers import TooManyObjects


@pytest.fixture
def mask():
    """A mask with the objects 3 and 5."""
    mask = Mask((40, 40))
    editor = MaskEditor(mask, "Paint")
    editor.paint(mask.whole, np.ones(mask.shape, np.uint8), 1)
    numbers = np.zeros(mask.shape, np.uint16)
    numbers[:10], numbers[10:20] = 3, 5
    editor.number(mask.whole, numbers, numbers != 0)
    editor.finish()
    return mask


def test_free_numbers_stay_and_taken_ones_become_new(mask):
    table = carried_numbers(mask, np.array([0, 1, 3, 9, 5, 9], np.uint16))
    assert [int(table[n]) for n in (0, 1, 9)] == [0, 1, 9]
    assert sorted((int(table[3]), int(table[5]))) == [10, 11]
    assert not table[2]


def test_where_numbers_are_scarce_new_ones_are_none_of_those_that_stay(mask):
    mask.numbers.note(65_535)
    table = carried_numbers(mask, np.array([1, 2, 3], np.uint16))
    assert [int(table[n]) for n in (1, 2, 3)] == [1, 2, 4]


def test_too_many_are_refused(mask):
    with pytest.raises(TooManyObjects):
        carried_numbers(mask, np.arange(65_536).astype(np.uint16))
