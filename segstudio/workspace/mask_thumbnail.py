"""A small picture of what is drawn on an image, to lie over its thumbnail."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import unpack_tile
from segstudio.document.region import TileIndex

OPACITY = 150
"""Of 255."""
StoredTiles = list[tuple[int, int, bytes]]
"""(row, column, packed pixels) of each tile that holds a label."""
Colors = npt.NDArray[np.uint8]
Picture = npt.NDArray[np.uint8]


def mask_thumbnail(
    read: Callable[[], StoredTiles], shape: tuple[int, int], colors: Colors, side_px: int
) -> Picture:
    """Return (height, width, 4) uint8, red, green, blue and opacity; nothing is lost to shrinking.

    read: returns the tiles; may wait. shape: (height, width) of the image. colors: see
    `color_rows`. side_px: of the longer side, or the image's where that is shorter. A cell shows
    the highest class id in it, so that thin strokes are seen. Raises EditDamaged, ValueError.
    """
    scale = min(1.0, side_px / max(shape))
    small = np.zeros([max(1, round(side * scale)) for side in shape], np.uint16)
    for row, column, packed in read():
        region = TileIndex(row, column).region(shape)
        if region.is_empty:
            raise ValueError("A tile lies outside of its image.")
        tile = unpack_tile(packed, (region.height, region.width))
        tops, rows = _cells(region.row, region.height, shape[0], small.shape[0])
        lefts, columns = _cells(region.column, region.width, shape[1], small.shape[1])
        found = np.maximum.reduceat(np.maximum.reduceat(tile, tops, axis=0), lefts, axis=1)
        place = np.ix_(rows, columns)
        small[place] = np.maximum(small[place], found)
    return colors[np.minimum(small, len(colors) - 1)]


def color_rows(classes: ClassTable) -> Colors:
    """Return (highest id + 2, 4) uint8: the colour of each class id; others are not seen."""
    known = classes.classes
    rows = np.zeros((max((each.id for each in known), default=0) + 2, 4), np.uint8)
    for each in known:
        rows[each.id] = [*bytes.fromhex(each.color.lstrip("#")[:6]), OPACITY]
    return rows


def _cells(
    start: int, length: int, side: int, cells: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return where in a stretch of pixels each cell begins, and which cells these are."""
    cell_of = np.arange(start, start + length) * cells // side
    cells_here, starts = np.unique(cell_of, return_index=True)
    return starts.astype(np.intp), cells_here.astype(np.intp)
