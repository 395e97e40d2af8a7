"""Pixels found in an image, at its own resolution or a coarser one; painted piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region

Chosen = npt.NDArray[np.bool_]
_PIECE_CELLS = 1 << 18
"""Cells of a piece before it is enlarged, over the square of the step."""


def stencil_of(chosen: Chosen) -> Stencil:
    """Return 255 where chosen, else 0."""
    return np.multiply(chosen.view(np.uint8), 255, dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Some of the pixels of a region.

    region: in image pixels; may reach over the border by less than `step`.
    stencil: uint8, 255 where chosen, else 0; one cell for each `step` × `step` pixels of the
    region, so (region.height / step, region.width / step), both whole.
    """

    region: Region
    stencil: Stencil
    step: int = 1

    @property
    def is_empty(self) -> bool:
        """Tell whether no pixel is chosen."""
        return not self.stencil.any()

    def coarsened(self, limit_cells: int) -> Selection:
        """Return the same with no more cells than that: one is chosen where any pixel of it is."""
        step = 1
        while self.stencil.size > limit_cells * step**2:
            step *= 2
        if step == 1:
            return self
        rows, columns = (-(-side // step) for side in self.stencil.shape)
        padded = np.zeros((rows * step, columns * step), np.uint8)
        padded[: self.stencil.shape[0], : self.stencil.shape[1]] = self.stencil
        cells = padded.reshape(rows, step, columns, step).max(axis=(1, 3))
        step *= self.step
        region = replace(self.region, height=rows * step, width=columns * step)
        return Selection(region, cells, step)

    def trimmed(self) -> Selection:
        """Return the same pixels in the smallest region that holds them.

        At coarser resolutions the cells around them stay: they shape the border.
        """
        left, top, width, height = cv2.boundingRect(self.stencil)
        margin, step = int(self.step > 1), self.step
        cells = Region(top, left, height, width).grown(margin)
        cells = cells.intersect(Region(0, 0, *self.stencil.shape))
        region = Region(
            self.region.row + cells.row * step,
            self.region.column + cells.column * step,
            cells.height * step,
            cells.width * step,
        )
        return Selection(region, np.ascontiguousarray(self.stencil[cells.slices]), step)

    def pieces(self, within: Region) -> Iterator[tuple[Region, Stencil]]:
        """Yield regions and stencils at the image's own resolution, not 0 where chosen.

        Borders that were found at a coarser resolution are smoothed between its cells.
        """
        for region, weights in self.soft_pieces(within):
            if self.step == 1:
                yield region, weights
            else:
                yield region, (weights > 127).view(np.uint8)

    def soft_pieces(self, within: Region) -> Iterator[tuple[Region, Stencil]]:
        """Yield regions inside `within` and weights: 255 sure to be chosen, 0 sure not to be.

        What lies between has a border of the cells within a step. Memory is a few MiB a piece.
        """
        rows, columns = self.stencil.shape
        if not columns:
            return
        high = max(1, _PIECE_CELLS // (columns * self.step**2))
        for top in range(0, rows, high):
            bottom = min(rows, top + high)
            cells = self.stencil[max(0, top - 1) : bottom + 1]
            if not cells.any():
                continue
            weights = _enlarged(cells, self.step)
            skipped = (top - max(0, top - 1)) * self.step
            part = Region(
                self.region.row + top * self.step,
                self.region.column,
                (bottom - top) * self.step,
                columns * self.step,
            )
            inside = part.intersect(within)
            if inside.is_empty:
                continue
            row, column = inside.row - part.row + skipped, inside.column - part.column
            yield inside, weights[row : row + inside.height, column : column + inside.width]


@dataclass(frozen=True, slots=True, eq=False)
class Mosaic:
    """A region cut into patches; like a `Selection`, but for what its cells say.

    stencil: the cells of one patch share a value; neighbours differ, but for some of 250.
    """

    region: Region
    stencil: Stencil
    step: int = 1


def _enlarged(cells: Stencil, step: int) -> Stencil:
    if step == 1:
        return cells
    size = (cells.shape[1] * step, cells.shape[0] * step)
    large = cv2.resize(cells, size, interpolation=cv2.INTER_LINEAR)
    return large.reshape(size[1], size[0]).astype(np.uint8, copy=False)
