"""Stencils for drawing: pure functions from shapes to a region and its pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.even_odd import Crossings
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region

Point = tuple[float, float]
"""(row, column) in image pixels; the centre of the first pixel is (0.5, 0.5)."""
Stencil = npt.NDArray[np.uint8]
"""(height, width) of its region; not 0 where it draws."""
Stamp = Callable[[Point, Point, float], tuple[Region, Stencil]]
"""Draws what the tip of a brush covers on its way from one point to another."""
Numbers = npt.NDArray[np.float64]

_THIN_PX = 0.75
_DOT_PX = 1e-9

_PIECE_PX = 256
FIRST_REACH_PX = 512
"""A flood looks so far around its seed first, and further only where it goes on."""


def capsule(start: Point, end: Point, radius_px: float) -> tuple[Region, Stencil]:
    """Return the pixels whose centres lie within `radius_px` of the segment `start` to `end`.

    A radius below 0.75, which could miss every centre, gives a line one pixel wide.
    """
    region = _around(start, end, radius_px)
    if radius_px < _THIN_PX:
        return region, _thin(region, start, end)
    rows: Numbers = np.arange(region.row, region.row_end, dtype=np.float64) + 0.5
    return region, _between(region, *_spans(rows, start, end, radius_px))


def swept_square(start: Point, end: Point, radius_px: float) -> tuple[Region, Stencil]:
    """Return the pixels whose centres a square of 2 · `radius_px` a side covers on its way.

    A radius below 0.75 gives a line one pixel wide.
    """
    region = _around(start, end, radius_px)
    if radius_px < _THIN_PX:
        return region, _thin(region, start, end)
    rows: Numbers = np.arange(region.row, region.row_end, dtype=np.float64) + 0.5
    down, right = end[0] - start[0], end[1] - start[1]
    if abs(down) < _DOT_PX:
        enters, leaves = np.zeros_like(rows), np.ones_like(rows)
        is_crossed = np.abs(rows - start[0]) <= radius_px
    else:  # on the way from 0 to 1, the square lies over a row between two moments
        moments = (rows - start[0] - radius_px) / down, (rows - start[0] + radius_px) / down
        enters, leaves = np.minimum(*moments), np.maximum(*moments)
        is_crossed = (leaves >= 0) & (enters <= 1)
    ends = (start[1] + right * np.clip(enters, 0, 1), start[1] + right * np.clip(leaves, 0, 1))
    first = np.where(is_crossed, np.minimum(*ends) - radius_px, np.inf)
    last = np.where(is_crossed, np.maximum(*ends) + radius_px, -np.inf)
    return region, _between(region, first, last)


def capsules(
    start: Point, end: Point, radius_px: float, within: Region, stamp: Stamp = capsule
) -> Iterator[tuple[Region, Stencil]]:
    """Yield the capsule in short pieces, leaving out what lies outside of `within`.

    A line across a large image then costs what it covers, and not its bounding box.
    """
    clipped = _clipped(start, end, within.grown(int(np.ceil(radius_px)) + 1))
    if clipped is None:
        return
    (first_row, first_column), (last_row, last_column) = clipped
    down, right = last_row - first_row, last_column - first_column
    count = max(1, int(np.ceil(np.hypot(down, right) / max(_PIECE_PX, 2 * radius_px))))
    points = [
        (first_row + down * i / count, first_column + right * i / count) for i in range(count)
    ]
    points.append((last_row, last_column))
    for one, other in pairwise(points):
        yield stamp(one, other, radius_px)


def polygon(points: Sequence[Point], within: Region | None = None) -> tuple[Region, Stencil]:
    """Return the pixels whose centres lie inside the closed polygon through `points`.

    Where its outline crosses itself, what is enclosed twice is outside (even-odd rule).
    within: pixels outside of it are left out, so that far corners take no memory.
    """
    rows, columns = [p[0] for p in points], [p[1] for p in points]
    top, left = int(np.floor(min(rows))) - 1, int(np.floor(min(columns))) - 1
    height = int(np.ceil(max(rows))) + 2 - top
    width = int(np.ceil(max(columns))) + 2 - left
    region = Region(top, left, height, width)
    if within is not None:
        region = region.intersect(within)
    return region, Crossings(points, region).filled(region)


def connected(values: MaskArray, seed: tuple[int, int]) -> tuple[Region, Stencil]:
    """Return the pixels connected (4 neighbours) to `seed` (row, column) with the same value.

    values: (height, width) uint8 or uint16, not changed. Time and memory depend on the area found,
    not on the image.
    """
    whole = Region(0, 0, *values.shape)
    pixel, reach_px = Region(*seed, 1, 1), FIRST_REACH_PX
    while True:
        window = pixel.grown(reach_px).intersect(whole)
        place = seed[0] - window.row, seed[1] - window.column
        inner, stencil = _connected_within(values[window.slices], place)
        found = Region(window.row + inner.row, window.column + inner.column, *stencil.shape)
        neighbourhood = found.grown(1).intersect(whole)
        if neighbourhood.intersect(window) == neighbourhood:
            return found, stencil
        reach_px *= 4  # it goes on beyond the window


def _connected_within(values: MaskArray, seed: tuple[int, int]) -> tuple[Region, Stencil]:
    """Return what is connected inside a window, which is all that is read."""
    height, width = values.shape
    found = np.zeros((height + 2, width + 2), np.uint8)
    value = int(values[seed])
    # OpenCV fills 8 bits; of 16 bits only the pixels of that value matter.
    source = values if values.dtype == np.uint8 else cv2.inRange(values, value, value)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    _, _, _, box = cv2.floodFill(source, found, (seed[1], seed[0]), 0, 0, 0, flags)
    left, top, box_width, box_height = box
    region = Region(top, left, box_height, box_width)
    inner = found[1 + top : 1 + top + box_height, 1 + left : 1 + left + box_width]
    return region, inner


def _clipped(start: Point, end: Point, region: Region) -> tuple[Point, Point] | None:
    """Return the part of the segment inside `region`, or None (Liang and Barsky 1984)."""
    steps = end[0] - start[0], end[1] - start[1]
    sides = (region.row, region.row_end), (region.column, region.column_end)
    first, last = 0.0, 1.0
    for position, step, (low, high) in zip(start, steps, sides, strict=True):
        if step == 0:
            if not low <= position <= high:
                return None
            continue
        enters, leaves = sorted(((low - position) / step, (high - position) / step))
        first, last = max(first, enters), min(last, leaves)
    if first > last:
        return None
    at_first = start[0] + first * steps[0], start[1] + first * steps[1]
    at_last = start[0] + last * steps[0], start[1] + last * steps[1]
    return at_first, at_last


def _around(start: Point, end: Point, radius_px: float) -> Region:
    margin = int(np.ceil(radius_px)) + 1
    top = int(np.floor(min(start[0], end[0]))) - margin
    left = int(np.floor(min(start[1], end[1]))) - margin
    bottom = int(np.ceil(max(start[0], end[0]))) + margin
    right = int(np.ceil(max(start[1], end[1]))) + margin
    return Region(top, left, bottom - top, right - left)


def _thin(region: Region, start: Point, end: Point) -> Stencil:
    stencil = np.zeros((region.height, region.width), np.uint8)
    top, left = region.row, region.column
    whole = [(int(np.floor(p[1])) - left, int(np.floor(p[0])) - top) for p in (start, end)]
    cv2.line(stencil, whole[0], whole[1], 255, 1, cv2.LINE_8)
    return stencil


def _between(region: Region, first: Numbers, last: Numbers) -> Stencil:
    """Return the pixels whose centres lie from `first` to `last` on each row."""
    columns: Numbers = np.arange(region.column, region.column_end, dtype=np.float64) + 0.5
    inside = (columns >= first[:, None]) & (columns <= last[:, None])
    return inside.view(np.uint8)


def _spans(rows: Numbers, start: Point, end: Point, radius_px: float) -> tuple[Numbers, Numbers]:
    """Return the first and last column of a capsule on each row; first > last where it has none.

    A capsule is convex, so a row crosses it once: from the leftmost to the rightmost crossing of
    its two discs and the band between them.
    """
    first, last = np.full(len(rows), np.inf), np.full(len(rows), -np.inf)
    for row, column in (start, end):
        square = radius_px**2 - (rows - row) ** 2
        half = np.sqrt(np.where(square >= 0, square, np.nan))
        first, last = np.fmin(first, column - half), np.fmax(last, column + half)
    down, right = end[0] - start[0], end[1] - start[1]
    length = float(np.hypot(down, right))
    if length < _DOT_PX:
        return first, last
    below = rows - start[0]
    low, high = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    limits = (  # of the band: across · column + at, between two values
        (right, below * down, 0.0, length**2),
        (-down, below * right, -radius_px * length, radius_px * length),
    )
    for across, at, least, most in limits:
        if abs(across) < _DOT_PX * length:
            outside = (at < least) | (at > most)
            low, high = np.where(outside, np.inf, low), np.where(outside, -np.inf, high)
        else:
            one, other = (least - at) / across, (most - at) / across
            low, high = np.maximum(low, np.fmin(one, other)), np.minimum(high, np.fmax(one, other))
    is_crossed = low <= high
    first = np.where(is_crossed, np.fmin(first, start[1] + low), first)
    last = np.where(is_crossed, np.fmax(last, start[1] + high), last)
    return first, last
