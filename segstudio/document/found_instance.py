"""An instance that a network found in an image: class, score and mask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.region import Region


@dataclass(frozen=True, slots=True, eq=False)
class FoundInstance:
    """score: 0 … 1. row, column: top left of its mask. stencil: uint8, 1 where it is."""

    class_id: int
    score: float
    row: int
    column: int
    stencil: npt.NDArray[np.uint8]

    @property
    def region(self) -> Region:
        """The box around it, in pixels of the image."""
        return Region(self.row, self.column, *self.stencil.shape)

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a pixel is part of it."""
        is_in = self.region.contains(row, column)
        return is_in and bool(self.stencil[row - self.row, column - self.column])

    def told(self, classes: ClassTable) -> dict[str, object]:
        """Return class, score and box [left, top, width, height] in pixels, for JSON."""
        known = classes.get(self.class_id)
        height, width = self.stencil.shape
        return {
            "class_id": self.class_id,
            "class": known.name if known else "",
            "score": round(self.score, 4),
            "box": [self.column, self.row, width, height],
            "area_px": int(np.count_nonzero(self.stencil)),
        }


def parted(
    found: Sequence[FoundInstance], shape: tuple[int, int], least_score: float
) -> list[FoundInstance]:
    """Return those of at least that score, of which each pixel belongs to the surest only.

    found: the surest first. One that is less than half visible then is left out: it was found
    twice.
    """
    taken = np.zeros(shape, np.bool_)
    kept = []
    for each in found:
        place = taken[each.region.slices]
        free = (each.stencil != 0) & ~place
        area = int(np.count_nonzero(free))
        if each.score < least_score or 2 * area < np.count_nonzero(each.stencil) or not area:
            continue
        place |= free
        kept.append(replace(each, stencil=free.astype(np.uint8)))
    return kept
