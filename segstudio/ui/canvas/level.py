"""Levels of the pyramid: pixels of level n are 2**n image pixels wide, below 0 parts of one.

A region "of a level" is counted in that level's pixels. Masks are sampled at the first image
pixel under each level pixel, so what a change touches can be told exactly.
"""

from __future__ import annotations

from typing import NamedTuple, cast

import cv2
import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import TILE_PX, Region


class TileKey(NamedTuple):
    """Place of a shown tile: it covers TILE_PX² pixels of its level."""

    level: int
    row: int
    column: int

    def region(self, shape: tuple[int, int]) -> Region:
        """Return the tile's pixels, in its level, of an image of `shape`; border tiles are cut."""
        whole = Region(self.row * TILE_PX, self.column * TILE_PX, TILE_PX, TILE_PX)
        return whole.intersect(Region(0, 0, *level_shape(shape, self.level)))


def scaled_up(value: int, level: int) -> int:
    """Return ceil(value / 2**level): image pixels to level pixels."""
    return -((-value) >> level) if level >= 0 else value << -level


def level_shape(shape: tuple[int, int], level: int) -> tuple[int, int]:
    """Return (height, width) of a level of an image of `shape`."""
    return scaled_up(shape[0], level), scaled_up(shape[1], level)


def coarsest_level(shape: tuple[int, int]) -> int:
    """Return the first level that fits into one tile."""
    level = 0
    while max(level_shape(shape, level)) > TILE_PX:
        level += 1
    return level


def to_level(region: Region, level: int) -> Region:
    """Return the level's pixels whose sample lies in the image's `region`; may be empty."""
    row, column = scaled_up(region.row, level), scaled_up(region.column, level)
    height = scaled_up(region.row_end, level) - row
    return Region(row, column, height, scaled_up(region.column_end, level) - column)


def read_level(values: MaskArray, level: int, region: Region) -> MaskArray:
    """Return the `region` (pixels of the level, inside it) of an image array, sampled by nearest.

    values: (H, W) or (H, W, 3). Level 0 is a view, all others are copies.
    """
    if level == 0:
        return values[region.slices]
    if level < 0:
        return _magnified(values, 1 << -level, region)
    step = 1 << level
    sampled = values[
        region.row * step : (region.row_end - 1) * step + 1 : step,
        region.column * step : (region.column_end - 1) * step + 1 : step,
    ]
    return cast("MaskArray", np.ascontiguousarray(sampled))


def _magnified(values: MaskArray, factor: int, region: Region) -> MaskArray:
    top, left = region.row // factor, region.column // factor
    bottom = -(-region.row_end // factor)
    right = -(-region.column_end // factor)
    small = cast("MaskArray", np.ascontiguousarray(values[top:bottom, left:right]))
    size = (small.shape[1] * factor, small.shape[0] * factor)
    large = cv2.resize(small, size, interpolation=cv2.INTER_NEAREST)
    row, column = region.row - top * factor, region.column - left * factor
    return cast("MaskArray", large[row : row + region.height, column : column + region.width])
