"""A part of the image as coarse as the screen shows it: what tools compute on, on any thread."""

from __future__ import annotations

from threading import Lock

import cv2
import numpy as np

from segstudio.document.drawing import Point, Stencil
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.shown_image import Pixels, ShownImage


class Scene:
    """One region of one image at one resolution; its pixels are read once, by whoever is first.

    region: in image pixels, its corner on whole steps. step: image pixels a side of a cell.
    """

    def __init__(self, image: ShownImage, region: Region, step: int) -> None:
        """region: inside the image, not empty."""
        row, column = region.row // step * step, region.column // step * step
        rows, columns = -(-(region.row_end - row) // step), -(-(region.column_end - column) // step)
        self.image = image
        self.step = step
        self.region = Region(row, column, rows * step, columns * step)
        self.shape = rows, columns
        self._lock = Lock()
        self._pixels: Pixels | None = None

    @property
    def pixels(self) -> Pixels:
        """The cells' mean colours, (*shape) or (*shape, 3). Takes up to 0.1 s the first time."""
        with self._lock:
            if self._pixels is None:
                self._pixels = reduced(self.image, self.region, self.step)
            return self._pixels

    def cell(self, point: Point) -> tuple[int, int] | None:
        """Return (row, column) of the cell at an image point, or None outside."""
        row = int(point[0] - self.region.row) // self.step
        column = int(point[1] - self.region.column) // self.step
        is_inside = point[0] >= self.region.row and point[1] >= self.region.column
        return (row, column) if is_inside and self.is_inside(row, column) else None

    def is_same(self, other: Scene) -> bool:
        """Tell whether both show the same."""
        is_like = self.region == other.region and self.step == other.step
        return is_like and self.image.is_same(other.image)

    def is_inside(self, row: int, column: int) -> bool:
        """Tell whether there is such a cell."""
        return 0 <= row < self.shape[0] and 0 <= column < self.shape[1]

    def selection(self, stencil: Stencil) -> Selection:
        """Return what a stencil of (*shape) chooses."""
        return Selection(self.region, stencil, self.step).trimmed()


def reduced(image: ShownImage, region: Region, step: int) -> Pixels:
    """Return the region with each `step` × `step` pixels as their mean; step: a power of two.

    Of more than 2 × 2 pixels four are looked at, which is quick at any size. What lies over the
    border repeats it.
    """
    inside = region.intersect(image.whole)
    stride = max(1, step // 2)
    first = (stride - 1) // 2
    down, right = min(first, inside.height - 1), min(first, inside.width - 1)
    part = Region(
        inside.row + down, inside.column + right, inside.height - down, inside.width - right
    )
    sample = image.read(part, stride)
    height, width = region.height // stride, region.width // stride
    missing = height - sample.shape[0], width - sample.shape[1]
    if any(missing):
        sample = cv2.copyMakeBorder(
            sample, 0, missing[0], 0, missing[1], cv2.BORDER_REPLICATE
        ).astype(np.uint8, copy=False)
    if step == 1:
        return sample
    small = cv2.resize(sample, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return small.reshape(height // 2, width // 2, *sample.shape[2:]).astype(np.uint8, copy=False)
