"""What an operation would change in view, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from segstudio.document.box_grid import within
from segstudio.document.map_change import MapChange
from segstudio.document.region import Region
from segstudio.document.selection import Selection


@dataclass(frozen=True, slots=True, eq=False)
class MaskPreview:
    """gained, lost: pixels that the class would take and leave, None where there are none."""

    gained: Selection | None = None
    lost: Selection | None = None
    gained_px: int = 0
    lost_px: int = 0


SHOWN_CELLS = 2_000_000
"""About as many as a screen has pixels; what is larger is shown more coarsely."""


def preview_of(changes: Iterable[MapChange | None], area: Region) -> MaskPreview:
    """Return what of `changes` lies in `area`."""
    stencils = [np.zeros((area.height, area.width), np.uint8) for _ in range(2)]
    for change in changes:
        common = area if change is None else change.region.intersect(area)
        if change is None or common.is_empty:
            continue
        for stencil, found in zip(stencils, (change.gained_map, change.lost_map), strict=True):
            np.multiply(
                found[within(common, change.region)], 255, out=stencil[within(common, area)]
            )
    numbers = [int(np.count_nonzero(each)) for each in stencils]
    chosen = [
        Selection(area, stencil).trimmed().coarsened(SHOWN_CELLS) if number else None
        for stencil, number in zip(stencils, numbers, strict=True)
    ]
    return MaskPreview(chosen[0], chosen[1], numbers[0], numbers[1])
