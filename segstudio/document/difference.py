"""Where two masks of classes agree, and how they differ where they do not."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray


class Difference(IntEnum):
    """What is found at a pixel; 0 is nothing to compare."""

    AGREE = 1
    ONLY_FIRST = 2
    ONLY_SECOND = 3
    OTHER_CLASS = 4


def difference(
    first: MaskArray, second: MaskArray, background_id: int, with_background: bool = True
) -> npt.NDArray[np.uint8]:
    """Return a `Difference` for each pixel, or 0.

    first, second: class ids of the same shape, 0 where nothing is said. background_id: a class that
    is no object (0: none): an object that the other mask calls background is in one mask only.
    with_background: tell of background that both agree on, too.
    """
    is_first = (first != 0) & (first != background_id)
    is_second = (second != 0) & (second != background_id)
    found = np.where(is_first, np.uint8(Difference.ONLY_FIRST), np.uint8(0))
    found[is_second] = Difference.ONLY_SECOND
    found[is_first & is_second] = Difference.OTHER_CLASS
    found[(first == second) & ((first != 0) if with_background else is_first)] = Difference.AGREE
    return found
