"""A rectangle of pixels, and the grid of tiles that images and masks are cut into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TILE_PX = 256
"""Side of a tile: the unit of storage, undo, prediction and display."""


@dataclass(frozen=True, slots=True)
class Region:
    """A half-open rectangle of pixels: [row, row + height) × [column, column + width)."""

    row: int
    column: int
    height: int
    width: int

    @property
    def row_end(self) -> int:
        """First row below the region."""
        return self.row + self.height

    @property
    def column_end(self) -> int:
        """First column right of the region."""
        return self.column + self.width

    @property
    def is_empty(self) -> bool:
        """True where the region holds no pixel."""
        return self.height <= 0 or self.width <= 0

    @property
    def area_px(self) -> int:
        """Number of pixels."""
        return 0 if self.is_empty else self.height * self.width

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index of the region in an array of (height, width, …)."""
        return slice(self.row, self.row_end), slice(self.column, self.column_end)

    def contains(self, row: float, column: float) -> bool:
        """Tell whether the point lies inside."""
        return self.row <= row < self.row_end and self.column <= column < self.column_end

    def intersect(self, other: Region) -> Region:
        """Return the common part; empty (0 × 0) where there is none."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        height = min(self.row_end, other.row_end) - row
        width = min(self.column_end, other.column_end) - column
        if height <= 0 or width <= 0:
            return Region(row, column, 0, 0)
        return Region(row, column, height, width)

    def united(self, other: Region) -> Region:
        """Return the smallest region that holds both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        row, column = min(self.row, other.row), min(self.column, other.column)
        row_end = max(self.row_end, other.row_end)
        column_end = max(self.column_end, other.column_end)
        return Region(row, column, row_end - row, column_end - column)

    def grown(self, margin_px: int) -> Region:
        """Return the region with `margin_px` more on each side."""
        return Region(
            self.row - margin_px,
            self.column - margin_px,
            self.height + 2 * margin_px,
            self.width + 2 * margin_px,
        )

    def tiles(self) -> Iterator[TileIndex]:
        """Yield the indices of the tiles that the region touches, row by row."""
        if self.is_empty:
            return
        for tile_row in range(self.row // TILE_PX, (self.row_end - 1) // TILE_PX + 1):
            for tile_column in range(self.column // TILE_PX, (self.column_end - 1) // TILE_PX + 1):
                yield TileIndex(tile_row, tile_column)


@dataclass(frozen=True, slots=True, order=True)
class TileIndex:
    """Place of a tile in the grid, in tiles of TILE_PX² pixels."""

    row: int
    column: int

    def as_tuple(self) -> tuple[int, int]:
        """Return (row, column), which sorts many times as fast."""
        return self.row, self.column

    def region(self, shape: tuple[int, int]) -> Region:
        """Return the tile's pixels in an image of `shape` (height, width), cut at its border."""
        row, column = self.row * TILE_PX, self.column * TILE_PX
        height, width = min(TILE_PX, shape[0] - row), min(TILE_PX, shape[1] - column)
        if height <= 0 or width <= 0 or row < 0 or column < 0:
            return Region(max(row, 0), max(column, 0), 0, 0)
        return Region(row, column, height, width)


def bounding_region(regions: Iterable[Region]) -> Region:
    """Return the smallest region that holds all `regions`; empty where there are none."""
    parts = [each for each in regions if not each.is_empty]
    if len(parts) < 2:
        return parts[0] if parts else Region(0, 0, 0, 0)
    row, column = min(each.row for each in parts), min(each.column for each in parts)
    row_end = max(each.row + each.height for each in parts)
    column_end = max(each.column + each.width for each in parts)
    return Region(row, column, row_end - row, column_end - column)
