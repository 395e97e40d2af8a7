"""Where a preview of training looks: the part of an image, and the labelled pixel in it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region

MOST_SIDE_PX = 2048
"""No more is shown of an image, and larger ones are prepared only so far around: it may not take
longer than a step of training by much."""

Place = tuple[int, int]


def sight_in(shape: tuple[int, int], asked: Region) -> Region:
    """Return the part of `asked` that is inside an image of (height, width), not too large."""
    whole = Region(0, 0, *shape)
    sight = asked.intersect(whole)
    return _around(sight, sight) if not sight.is_empty else _around(whole, whole)


def prepared_part(shape: tuple[int, int], sight: Region) -> Region:
    """Return what to prepare of an image of (height, width): all of it, or what is around."""
    whole = Region(0, 0, *shape)
    return whole if whole.area_px <= MOST_SIDE_PX**2 else _around(sight, whole)


def nearest_label(labels: npt.NDArray[np.uint16]) -> Place | None:
    """Return (row, column) of the label that is nearest to the middle of (h, w), None for none."""
    rows, columns = np.nonzero(labels)
    if not len(rows):
        return None
    height, width = labels.shape
    nearest = np.argmin((rows - height // 2) ** 2 + (columns - width // 2) ** 2)
    return int(rows[nearest]), int(columns[nearest])


def _around(sight: Region, frame: Region) -> Region:
    """Return the part of `frame`, MOST_SIDE_PX a side at the most, with `sight` in the middle."""
    height, width = min(MOST_SIDE_PX, frame.height), min(MOST_SIDE_PX, frame.width)
    row = sight.row + (sight.height - height) // 2
    column = sight.column + (sight.width - width) // 2
    row = max(frame.row, min(row, frame.row_end - height))
    column = max(frame.column, min(column, frame.column_end - width))
    return Region(row, column, height, width)
