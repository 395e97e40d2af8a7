"""The connected regions (4 neighbours) of a map of classes: area, box, form and neighbours."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.block_labels import BlockLabels
from segstudio.document.drawing import Stencil, connected
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.document.run_tally import RunTally

_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
_OUTSIDE = 2


@dataclass(frozen=True, eq=False)
class MaskRegion:
    """One region. ids: the classes that it is made of. pixel: (row, column) of one of its.

    Its pixels are read from `class_ids`, the whole map, when they are asked for: a list of regions
    takes little memory, however large they are.
    """

    class_ids: MaskArray
    ids: tuple[int, ...]
    area_px: int
    box: Region
    pixel: tuple[int, int]

    @property
    def is_at_edge(self) -> bool:
        """True where it reaches the edge of the image."""
        box = self.box
        height, width = self.class_ids.shape
        is_first = box.row == 0 or box.column == 0
        return is_first or box.row_end == height or box.column_end == width

    def stencil(self) -> Stencil:
        """Return (box.height, box.width): 1 at its pixels, else 0."""
        here = np.isin(self.class_ids[self.box.slices], self.ids).view(np.uint8)
        seed = self.pixel[0] - self.box.row, self.pixel[1] - self.box.column
        found: Stencil = (connected(here, seed)[1] != 0).view(np.uint8)
        return found

    def circularity(self) -> float | None:
        """Return 4π · area / perimeter² of its outline, with its holes; None for a single pixel.

        What lies in it says nothing of its form: a cell is as round with a nucleus as without.
        Source: Cox 1927; perimeter: Benkrid and Crookes 2000, in scikit-image.
        """
        from skimage.measure import perimeter

        filled = _flooded(self.stencil()) != _OUTSIDE
        length_px = float(perimeter(filled, 4))  # type: ignore[no-untyped-call]
        return 4 * math.pi * np.count_nonzero(filled) / length_px**2 if length_px else None

    def neighbours(self, with_inner: bool = True) -> dict[int, int]:
        """Return how many pixels of each labelled class lie beside it (4 neighbours).

        with_inner: those in its holes, too.
        """
        stencil = self.stencil()
        shape = np.pad(stencil, 1)
        beside: npt.NDArray[np.bool_] = cv2.dilate(shape, _CROSS) > shape
        if not with_inner:
            beside &= _flooded(stencil) == _OUTSIDE
        outer = self.box.grown(1)
        around = outer.intersect(Region(0, 0, *self.class_ids.shape))
        top, left = around.row - outer.row, around.column - outer.column
        beside = beside[top : top + around.height, left : left + around.width]
        counts = np.bincount(self.class_ids[around.slices][beside])
        return {int(i): int(counts[i]) for i in np.flatnonzero(counts) if i != UNLABELLED}

    def surrounding(self, otherwise: int) -> int:
        """Return the class that most of its outline lies against; `otherwise` where none does."""
        counts = self.neighbours(with_inner=False)
        return max(counts, key=lambda each: (counts[each], -each), default=otherwise)


def _flooded(stencil: Stencil) -> Stencil:
    """Return the stencil with a margin of a pixel, and `_OUTSIDE` wherever that leads."""
    flooded: Stencil = np.pad(stencil, 1)
    cv2.floodFill(flooded, None, (0, 0), _OUTSIDE, flags=4)
    return flooded


def find_regions(class_ids: MaskArray, ids: Collection[int]) -> list[MaskRegion]:
    """Return the regions that are made of those classes, row by row.

    class_ids: (height, width), read block by block and again for each region that is looked at.
    """

    def choose(block: Region) -> npt.NDArray[np.bool_]:
        return np.isin(class_ids[block.slices], list(ids))

    labels = BlockLabels(Region(0, 0, *class_ids.shape), choose)
    tally = RunTally(labels.number + 1)
    for block, numbers in labels:
        tally.add(numbers, class_ids[block.slices], block)
    found = sorted(tally.objects(), key=lambda each: (each.box.row, each.box.column))
    return [MaskRegion(class_ids, tuple(ids), each.area_px, each.box, each.pixel) for each in found]
