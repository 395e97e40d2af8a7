"""The instances found in the open image as they are shown: parted, and as veils of pixels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.found_instance import FoundInstance, parted
from segstudio.document.region import Region, bounding_region
from segstudio.document.selection import Chosen, Selection, stencil_of
from segstudio.workspace.mask_preview import SHOWN_CELLS

FoundKey = tuple[int, float, Region]
MAX_PX = 32_000_000
"""Of instances spread over more pixels only boxes are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundPreview:
    """shown: of at least the least score, no pixel in two. masks: their pixels by class id.

    Where two touch, a line of one pixel between them is left out. less_sure: how many more there
    are below that score.
    """

    shown: tuple[FoundInstance, ...] = ()
    masks: tuple[tuple[int, Selection], ...] = ()
    less_sure: int = 0

    def at(self, row: int, column: int) -> FoundInstance | None:
        """Return the instance at a pixel of the image."""
        return next((each for each in self.shown if each.holds(row, column)), None)


def found_preview(
    found: Sequence[FoundInstance],
    shape: tuple[int, int],
    least_score: float,
    accepted: Collection[FoundKey] = (),
) -> FoundPreview:
    """Return what of `found`, the surest first, is shown of an image of (height, width).

    accepted: those that are objects already; they still hide what lies below them.
    """
    parts = parted(found, shape, least_score)
    shown = tuple(each for each in parts if key_of(each) not in accepted)
    less_sure = sum(each.score < least_score for each in found)
    area = bounding_region(each.region for each in shown)
    if not shown or area.area_px > MAX_PX:
        return FoundPreview(shown, (), less_sure)
    numbers = np.zeros((area.height, area.width), np.uint16)
    for number, each in enumerate(shown, 1):
        row, column = each.row - area.row, each.column - area.column
        height, width = each.stencil.shape
        numbers[row : row + height, column : column + width][each.stencil != 0] = number
    numbers[_touches(numbers)] = 0
    ids = np.array([0, *(each.class_id for each in shown)])
    masks = tuple(
        (class_id, _selection(area, ids[numbers] == class_id))
        for class_id in sorted(set(ids[1:].tolist()))
    )
    return FoundPreview(shown, masks, less_sure)


def key_of(found: FoundInstance) -> FoundKey:
    """Return what is the same of an instance as found and as parted."""
    return found.class_id, found.score, found.region


def _selection(area: Region, chosen: Chosen) -> Selection:
    return Selection(area, stencil_of(chosen)).trimmed().coarsened(SHOWN_CELLS)


def _touches(numbers: npt.NDArray[np.uint16]) -> Chosen:
    """Return the pixels above or left of one of another instance."""
    is_edge = np.zeros(numbers.shape, np.bool_)
    for here, beside in ((np.s_[:-1], np.s_[1:]), (np.s_[:, :-1], np.s_[:, 1:])):
        one, other = numbers[here], numbers[beside]
        is_edge[here] |= (one != other) & (one != 0) & (other != 0)
    return is_edge
