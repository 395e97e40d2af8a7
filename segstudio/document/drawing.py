"""Stencils for drawing: pure functions from shapes to a region and its pixels."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region

Point = tuple[float, float]
"""(row, column) in image pixels; the centre of the first pixel is (0.5, 0.5)."""
Stencil = npt.NDArray[np.uint8]

_SHIFT = 4
_SCALE = 1 << _SHIFT


def capsule(start: Point, end: Point, radius_px: float) -> tuple[Region, Stencil]:
    """Return the pixels within `radius_px` of the segment from `start` to `end`.

    A radius of 0.5 or less gives a line one pixel wide.
    """
    margin = int(np.ceil(radius_px)) + 1
    top = int(np.floor(min(start[0], end[0]))) - margin
    left = int(np.floor(min(start[1], end[1]))) - margin
    bottom = int(np.ceil(max(start[0], end[0]))) + margin
    right = int(np.ceil(max(start[1], end[1]))) + margin
    region = Region(top, left, bottom - top, right - left)
    stencil = np.zeros((region.height, region.width), np.uint8)
    first, last = _fixed(start, region), _fixed(end, region)
    if radius_px <= 0.5:
        whole = [(int(np.floor(p[1])) - left, int(np.floor(p[0])) - top) for p in (start, end)]
        cv2.line(stencil, whole[0], whole[1], 255, 1, cv2.LINE_8)
        return region, stencil
    radius = round(radius_px * _SCALE)
    cv2.circle(stencil, first, radius, 255, -1, cv2.LINE_8, _SHIFT)
    if first != last:
        cv2.circle(stencil, last, radius, 255, -1, cv2.LINE_8, _SHIFT)
        _fill_band(stencil, start, end, radius_px, region)
    return region, stencil


def polygon(points: Sequence[Point]) -> tuple[Region, Stencil]:
    """Return the pixels inside the closed polygon through `points` (three at least)."""
    rows, columns = [p[0] for p in points], [p[1] for p in points]
    top, left = int(np.floor(min(rows))) - 1, int(np.floor(min(columns))) - 1
    height = int(np.ceil(max(rows))) + 2 - top
    width = int(np.ceil(max(columns))) + 2 - left
    region = Region(top, left, height, width)
    stencil = np.zeros((height, width), np.uint8)
    corners = np.array([_fixed(p, region) for p in points], np.int32)
    cv2.fillPoly(stencil, [corners], 255, cv2.LINE_8, _SHIFT)
    return region, stencil


def connected(values: MaskArray, seed: tuple[int, int]) -> tuple[Region, Stencil]:
    """Return the pixels connected (4 neighbours) to `seed` (row, column) with the same value.

    values: (height, width) uint8 or uint16, not changed.
    """
    height, width = values.shape
    found = np.zeros((height + 2, width + 2), np.uint8)
    source = values if values.dtype == np.uint8 else values.astype(np.float32)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    _, _, _, box = cv2.floodFill(source, found, (seed[1], seed[0]), 0, 0, 0, flags)
    left, top, box_width, box_height = box
    region = Region(top, left, box_height, box_width)
    inner = found[1 + top : 1 + top + box_height, 1 + left : 1 + left + box_width]
    return region, np.where(inner == 255, np.uint8(255), np.uint8(0))


def _fixed(point: Point, region: Region) -> tuple[int, int]:
    """Return the point as OpenCV's (x, y) with fractional bits, relative to the region."""
    column = (point[1] - 0.5 - region.column) * _SCALE
    row = (point[0] - 0.5 - region.row) * _SCALE
    return round(column), round(row)


def _fill_band(
    stencil: Stencil, start: Point, end: Point, radius_px: float, region: Region
) -> None:
    """Fill the rectangle between the two round ends of a capsule."""
    along = np.array([end[0] - start[0], end[1] - start[1]])
    length = float(np.hypot(*along))
    if length == 0:
        return
    across = np.array([-along[1], along[0]]) * (radius_px / length)
    corners = [
        (start[0] + across[0], start[1] + across[1]),
        (end[0] + across[0], end[1] + across[1]),
        (end[0] - across[0], end[1] - across[1]),
        (start[0] - across[0], start[1] - across[1]),
    ]
    fixed = np.array([_fixed(p, region) for p in corners], np.int32)
    cv2.fillConvexPoly(stencil, fixed, 255, cv2.LINE_8, _SHIFT)
