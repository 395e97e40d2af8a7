"""What a stroke encloses: its pixels close a ring, and the inside is everything else in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import cv2
import numpy as np

from segstudio.document.drawing import Point, Stamp, Stencil, capsule, capsules
from segstudio.document.region import Region
from segstudio.document.selection import Selection

LIMIT_PX = 1 << 24
"""A stroke around more pixels is looked at in coarser cells: memory does not grow with it."""
_THIN_CELLS = 0.75
_DENSE = 0.1
"""Points nearer than this share of the radius change nothing about what is enclosed."""


@dataclass
class StrokePath:
    """The way of a pen: (point, radius) one after the other, in image pixels."""

    stamp: Stamp = capsule
    points: list[tuple[Point, float]] = field(default_factory=list)

    def add(self, point: Point, radius_px: float) -> None:
        """Go on to a point."""
        if self.points:
            last, last_px = self.points[-1]
            if math.dist(last, point) < _DENSE * min(radius_px, last_px):
                return
        self.points.append((point, radius_px))

    def enclosed(self, end: Point, reach_px: float) -> Selection | None:
        """Return what the stroke closes in, with its inner rim; None if nothing.

        end: where it ends. reach_px: an end this near to the start closes the ring.
        """
        if not self.points:
            return None
        radius_px = self.points[-1][1]
        path = [*self.points, (end, radius_px)]
        if math.dist(end, self.points[0][0]) <= reach_px + 2 * radius_px:
            path.append((self.points[0][0], radius_px))
        box = _box(path)
        step = 1
        while box.area_px > LIMIT_PX * step**2:
            step *= 2
        box = box.grown(2 * step)
        cells = _drawn(path, box, step, self.stamp)
        # Flood from a margin that no stroke reaches; what stays dry is enclosed.
        cv2.floodFill(cells, None, (0, 0), 2)
        inside = np.equal(cells, 0).view(np.uint8)
        if not inside.any():
            return None
        # The stroke was drawn in finer or other steps: its inner rim is painted again, to be sure.
        rim = 2 if step > 1 else max(1, math.ceil(radius_px / 4))
        grown = cv2.dilate(inside, np.ones((2 * rim + 1, 2 * rim + 1), np.uint8))
        inside = np.where(cells == 2, 0, grown).astype(np.uint8)
        height, width = inside.shape
        region = Region(box.row, box.column, height * step, width * step)
        return Selection(region, inside * np.uint8(255), step).trimmed()


def _box(path: Sequence[tuple[Point, float]]) -> Region:
    margin = math.ceil(max(radius_px for _, radius_px in path)) + 2
    rows, columns = [point[0] for point, _ in path], [point[1] for point, _ in path]
    top, left = math.floor(min(rows)) - margin, math.floor(min(columns)) - margin
    bottom, right = math.ceil(max(rows)) + margin, math.ceil(max(columns)) + margin
    return Region(top, left, bottom - top, right - left)


def _drawn(path: Sequence[tuple[Point, float]], box: Region, step: int, stamp: Stamp) -> Stencil:
    """Return the stroke in cells of `step` pixels."""
    cells = np.zeros((-(-box.height // step), -(-box.width // step)), np.uint8)
    whole = Region(0, 0, *cells.shape)
    for (start, _), (end, radius_px) in pairwise([path[0], *path]):
        one, other = (((p[0] - box.row) / step, (p[1] - box.column) / step) for p in (start, end))
        radius = max(radius_px / step, _THIN_CELLS) if step > 1 else radius_px
        for region, stencil in capsules(one, other, radius, whole, stamp):
            part = region.intersect(whole)
            top, left = part.row - region.row, part.column - region.column
            cells[part.slices] |= stencil[top : top + part.height, left : left + part.width] != 0
    return cells
