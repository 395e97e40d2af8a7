"""Stencils of whole shapes, band by band: a large one takes little memory."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from segstudio.document.drawing import Point, Stencil
from segstudio.document.even_odd import Crossings
from segstudio.document.region import TILE_PX, Region

BAND_PX = 1 << 22
"""Pixels of one band, unless a single row of tiles has more."""

_THIN_PX = 1e-9


def bands(region: Region) -> Iterator[Region]:
    """Yield a region cut into bands whose borders are those of tiles."""
    tile_rows = max(1, BAND_PX // (TILE_PX * max(1, region.width)))
    row = region.row
    while row < region.row_end:
        end = min((row // TILE_PX + tile_rows) * TILE_PX, region.row_end)
        yield Region(row, region.column, end - row, region.width)
        row = end


def rectangle(one: Point, other: Point, within: Region) -> Iterator[tuple[Region, Stencil]]:
    """Yield the pixels whose centres lie in the rectangle between two opposite corners."""
    for band in bands(_box(one, other, within)):
        yield band, np.ones((band.height, band.width), np.uint8)


def ellipse(one: Point, other: Point, within: Region) -> Iterator[tuple[Region, Stencil]]:
    """Yield the pixels whose centres lie in the ellipse that fits between two opposite corners."""
    box = _box(one, other, within)
    middle = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    half = max(_THIN_PX, abs(other[0] - one[0]) / 2), abs(other[1] - one[1]) / 2
    columns = np.arange(box.column, box.column_end) + 0.5
    for band in bands(box):
        rows = np.arange(band.row, band.row_end) + 0.5
        reach = half[1] * np.sqrt(np.maximum(0, 1 - ((rows - middle[0]) / half[0]) ** 2))
        first = np.searchsorted(columns, middle[1] - reach, "left")
        last = np.searchsorted(columns, middle[1] + reach, "right")
        places = np.arange(band.width)
        inside = (places >= first[:, None]) & (places < last[:, None])
        yield band, inside.view(np.uint8)


def polygon(points: Sequence[Point], within: Region) -> Iterator[tuple[Region, Stencil]]:
    """Yield the pixels whose centres lie inside the closed polygon through `points`.

    Where its outline crosses itself, what is enclosed twice is outside (even-odd rule).
    """
    rows, columns = [p[0] for p in points], [p[1] for p in points]
    box = _box((min(rows), min(columns)), (max(rows), max(columns)), within)
    crossings = Crossings(points, box)
    for band in bands(box):
        yield band, crossings.filled(band)


def _box(one: Point, other: Point, within: Region) -> Region:
    """Return the pixels whose centres lie between two corners."""
    (top, bottom), (left, right) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    row, column = math.ceil(top - 0.5), math.ceil(left - 0.5)
    height = max(0, math.floor(bottom - 0.5) + 1 - row)
    width = max(0, math.floor(right - 0.5) + 1 - column)
    return Region(row, column, height, width).intersect(within)
