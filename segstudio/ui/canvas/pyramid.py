"""The image at smaller sizes, by area mean: large levels made when asked for, the rest before."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.ui.canvas.content import Pixels
from segstudio.ui.canvas.level import coarsest_level, level_shape, read_level

KEPT_BYTES = 32 * 2**20
"""A level 2 above this is not kept, as level 1 never is: a tile of it is made in 0.5 ms."""
_BAND_ROWS = 64
_AVERAGED = ("u1", "u2", "i2", "f4", "f8")
"""Types that OpenCV averages; levels of all others hold 64-bit floats."""


class Pyramid:
    """Reads an image at any level; a level that is not built yet is sampled by nearest."""

    def __init__(self, pixels: Pixels) -> None:
        """pixels: (H, W) or (H, W, channels) of any real type; shared, not copied."""
        self._pixels = pixels
        self._levels: dict[int, Pixels] = {}
        self.size_bytes = pixels.nbytes
        self._first_kept = 2 if pixels.nbytes <= 16 * KEPT_BYTES else 3
        self.coarsest = coarsest_level((pixels.shape[0], pixels.shape[1]))

    def is_ready(self, level: int) -> bool:
        """Tell whether the level is read as area mean already."""
        return level < self._first_kept or level in self._levels

    def read(self, level: int, region: Region) -> Pixels:
        """Return the region, in pixels of the level and inside it."""
        if 0 < level < self._first_kept:
            rows = slice(region.row << level, region.row_end << level)
            columns = slice(region.column << level, region.column_end << level)
            part = self._pixels[rows, columns]
            for _ in range(level):
                part = halved(part)
            return part
        kept = self._levels.get(level)
        if kept is not None:
            return kept[region.slices]
        return cast("Pixels", read_level(self._pixels, level, region))

    def build(self, is_cancelled: Callable[[], bool], on_built: Callable[[int], None]) -> None:
        """Build all levels, calling `on_built` with each; made to run in a thread of its own.

        It stops within a few milliseconds after `is_cancelled` says so.
        """
        source = self._pixels
        for level in range(self._first_kept, self.coarsest + 1):
            halvings = level if level == self._first_kept else 1
            built = _shrunk(source, halvings, is_cancelled)
            if built is None:
                return
            self._levels[level] = built
            on_built(level)
            source = built


def _shrunk(source: Pixels, halvings: int, is_cancelled: Callable[[], bool]) -> Pixels | None:
    """Return the source halved that often, band by band, or None when cancelled."""
    shape = level_shape((source.shape[0], source.shape[1]), halvings)
    result = np.empty((*shape, *source.shape[2:]), _level_type(source))
    for top in range(0, shape[0], _BAND_ROWS):
        if is_cancelled():
            return None
        band = source[top << halvings : (top + _BAND_ROWS) << halvings]
        for _ in range(halvings):
            band = halved(band)
        result[top : top + _BAND_ROWS] = band
    return result


def halved(source: Pixels) -> Pixels:
    """Return the means of each 2 × 2 pixels; a last odd row or column is averaged alone."""
    source = source.astype(_level_type(source), copy=False)
    height, width = source.shape[:2]
    rows, columns = height // 2, width // 2
    shape = (height + 1) // 2, (width + 1) // 2, *source.shape[2:]
    result: Pixels = np.empty(shape, source.dtype)
    if rows and columns:
        result[:rows, :columns] = _area(source[: 2 * rows, : 2 * columns], columns, rows)
    if height % 2 and columns:
        result[rows:, :columns] = _area(source[2 * rows :, : 2 * columns], columns, 1)
    if width % 2 and rows:
        result[:rows, columns:] = _area(source[: 2 * rows, 2 * columns :], 1, rows)
    if height % 2 and width % 2:
        result[rows, columns] = source[-1, -1]
    return result


def _level_type(source: Pixels) -> npt.DTypeLike:
    return source.dtype if source.dtype.str[1:] in _AVERAGED else np.float64


def _area(source: Pixels, width: int, height: int) -> Pixels:
    small = cv2.resize(source, (width, height), interpolation=cv2.INTER_AREA)
    return cast("Pixels", small.reshape(height, width, *source.shape[2:]))
