"""Objects that come from elsewhere: which numbers they have in the mask that they come to."""

from __future__ import annotations

import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.object_numbers import MAX_OBJECT, Numbers


def carried_numbers(mask: Mask, numbers: Numbers) -> Numbers:
    """Return the number here of each number there: the same where no object has it, else a new one.

    numbers: those that come, any shape, 0 is none. Returns (65536,), 0 for all others.
    Raises TooManyObjects before anything is changed.
    """
    coming = np.unique(numbers[numbers != 0])
    present = mask.present_objects()
    is_taken = present[coming]
    kept, moved = coming[~is_taken], coming[is_taken]
    present[kept] = True
    mask.numbers.note(int(kept.max(initial=0)))
    table = np.zeros(MAX_OBJECT + 1, np.uint16)
    table[kept] = kept
    table[moved] = mask.numbers.take(len(moved), present)
    return table
