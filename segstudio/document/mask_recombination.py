"""New masks from drawn ones: real regions of a class, moved and turned, on a real mask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray

LEAST_AREA_PX = 16
"""Smaller regions are specks."""
MOST_REGIONS = 4
"""Regions that a mask gets, one at least."""
MOST_SHARE = 0.5
"""Of a mask's side a region may cover; larger ones are cut."""
MOST_KEPT = 500
_TRIES = 20

ScalarT = TypeVar("ScalarT", bound=np.generic)
Stencil = npt.NDArray[np.bool_]


class ClassNowhere(ValueError):
    """There is no region of the class to take; the text says so."""


class MaskRecombination:
    """Draws masks with a generator of its own, so that a seed repeats them."""

    def __init__(
        self, masks: Sequence[MaskArray], class_id: int, background_id: int, seed: int
    ) -> None:
        """masks: (height, width) class ids, 0 = nothing said. Raises ClassNowhere."""
        self._masks = masks
        self._class_id = class_id
        self._background_id = background_id
        self._random = np.random.default_rng(abs(seed))
        self._regions = [each for mask in masks for each in regions_of(mask, class_id)]
        if not self._regions:
            raise ClassNowhere(
                f"No region of the class has {LEAST_AREA_PX} px on a reviewed image: there is "
                "nothing to make more of. Draw some, and mark the images as reviewed."
            )
        self._random.shuffle(self._regions)
        del self._regions[MOST_KEPT:]

    def draw(self, side_px: int) -> MaskArray:
        """Return a new mask, at most `side_px` a side: a real square with regions added.

        They lie on background, or on what is unlabelled, where that is found; they cover what else
        is there otherwise.
        """
        mask: MaskArray = self._turned(self._square(side_px)).copy()  # type: ignore[assignment]
        for _ in range(int(self._random.integers(1, MOST_REGIONS + 1))):
            region = self._turned(self._regions[int(self._random.integers(len(self._regions)))])
            most = max(1, int(min(mask.shape) * MOST_SHARE))
            self._put(mask, region[:most, :most])
        return mask

    def _square(self, side_px: int) -> MaskArray:
        """Return a square of a mask, smaller where the mask is."""
        mask = self._masks[int(self._random.integers(len(self._masks)))]
        starts = [int(self._random.integers(max(1, each - side_px + 1))) for each in mask.shape]
        square: MaskArray = mask[starts[0] : starts[0] + side_px, starts[1] : starts[1] + side_px]
        return square

    def _put(self, mask: MaskArray, region: Stencil) -> None:
        height, width = region.shape
        free = (0, self._background_id)
        for at in range(_TRIES):
            row = int(self._random.integers(mask.shape[0] - height + 1))
            column = int(self._random.integers(mask.shape[1] - width + 1))
            place = mask[row : row + height, column : column + width]
            if at == _TRIES - 1 or np.isin(place[region], free).all():
                place[region] = self._class_id
                return

    def _turned(self, square: npt.NDArray[ScalarT]) -> npt.NDArray[ScalarT]:
        turn = int(self._random.integers(8))
        turned = np.rot90(square, turn % 4)
        return turned[:, ::-1] if turn >= 4 else turned


def regions_of(mask: MaskArray, class_id: int) -> list[Stencil]:
    """Return the connected regions (8 neighbours) of a class, each cut out, without specks."""
    found = cv2.connectedComponentsWithStats((mask == class_id).astype(np.uint8), connectivity=8)
    number, labels, stats, _ = found
    regions = []
    for each in range(1, number):
        left, top, width, height, area = (int(value) for value in stats[each])
        if area >= LEAST_AREA_PX:
            regions.append(labels[top : top + height, left : left + width] == each)
    return regions
