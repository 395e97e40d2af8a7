"""Which part of the image is seen, and how large: pure numbers, in device pixels of the view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil, floor, log2

from segstudio.document.region import TILE_PX, Region, TileIndex, bounding_region

MAX_ZOOM = 64.0
STEPS_PER_DOUBLING = 3
"""Notches of the wheel that double the size."""
_KEPT_PX = 64
"""So much of the image always stays in view."""
MARGIN_PX = 8
_MAX_PARTS = 4


@dataclass(frozen=True, slots=True)
class Viewport:
    """A view of `size` on an image of `shape`, both (height, width).

    zoom: device pixels per image pixel. origin: (row, column) of the image's corner in the view,
    whole device pixels, so that panning never samples anew. margin_px: around a fitted image.
    """

    shape: tuple[int, int]
    size: tuple[int, int]
    zoom: float = 1.0
    origin: tuple[int, int] = (0, 0)
    margin_px: int = MARGIN_PX

    @property
    def fit_zoom(self) -> float:
        """The zoom that shows the whole image with a narrow margin."""
        fits = [
            max(1, size - 2 * self.margin_px) / side
            for size, side in zip(self.size, self.shape, strict=True)
        ]
        return min(MAX_ZOOM, *fits)

    @property
    def level(self) -> int:
        """The coarsest level, at most 0, whose pixels are no larger than device pixels."""
        return max(0, floor(-log2(self.zoom) + 1e-9))

    @property
    def fine_level(self) -> int:
        """As `level`, but below 0 where image pixels are larger than device pixels."""
        return floor(-log2(self.zoom) + 1e-9) if self.zoom < 1 else -floor(log2(self.zoom) + 1e-9)

    @property
    def visible_region(self) -> Region:
        """Image pixels in view, the partly visible too."""
        top, left = self.to_image(0, 0)
        bottom, right = self.to_image(*self.size)
        row, column = floor(top), floor(left)
        seen = Region(row, column, ceil(bottom) - row, ceil(right) - column)
        return seen.intersect(Region(0, 0, *self.shape))

    @property
    def image_rectangle(self) -> Region:
        """The whole image in the view, in device pixels."""
        height, width = (max(1, round(side * self.zoom)) for side in self.shape)
        return Region(*self.origin, height, width)

    def to_image(self, row: float, column: float) -> tuple[float, float]:
        """Return the image point (row, column) under a point of the view."""
        return (row - self.origin[0]) / self.zoom, (column - self.origin[1]) / self.zoom

    def to_view(self, row: float, column: float) -> tuple[float, float]:
        """Return the point of the view (row, column) over a point of the image."""
        return row * self.zoom + self.origin[0], column * self.zoom + self.origin[1]

    def view_rectangle(self, region: Region) -> Region:
        """Return the smallest rectangle of device pixels that holds the region, in view or not."""
        top, left = self.to_view(region.row, region.column)
        bottom, right = self.to_view(region.row_end, region.column_end)
        row, column = floor(top), floor(left)
        return Region(row, column, ceil(bottom) - row, ceil(right) - column)

    def fitted(self) -> Viewport:
        """Return the view of the whole image."""
        zoom = self.fit_zoom
        origin = [
            round((size - side * zoom) / 2)
            for size, side in zip(self.size, self.shape, strict=True)
        ]
        return replace(self, zoom=zoom, origin=(origin[0], origin[1]))

    def zoomed(self, zoom: float, anchor: tuple[float, float]) -> Viewport:
        """Return the view at another zoom; the image point under `anchor` stays there."""
        row, column = self.to_image(*anchor)
        zoom = min(MAX_ZOOM, max(self.fit_zoom / 8, zoom))
        origin = (round(anchor[0] - row * zoom), round(anchor[1] - column * zoom))
        return replace(self, zoom=zoom, origin=origin)._kept()

    def stepped(self, steps: float, anchor: tuple[float, float]) -> Viewport:
        """Return the view `steps` notches nearer; whole steps meet 100 %, 200 % … exactly."""
        position = log2(self.zoom) * STEPS_PER_DOUBLING
        if steps == round(steps):
            is_on_grid = abs(position - round(position)) < 0.05
            outward, inward = floor(position) + 1, ceil(position) - 1
            position = round(position) if is_on_grid else inward if steps > 0 else outward
        return self.zoomed(2 ** ((position + steps) / STEPS_PER_DOUBLING), anchor)

    def panned(self, rows: int, columns: int) -> Viewport:
        """Return the view with the image moved down and right by whole device pixels."""
        origin = (self.origin[0] + rows, self.origin[1] + columns)
        return replace(self, origin=origin)._kept()

    def resized(self, size: tuple[int, int]) -> Viewport:
        """Return the view of another size; its centre shows the same point."""
        row, column = self.to_image(self.size[0] / 2, self.size[1] / 2)
        return replace(self, size=size).centered(row, column)

    def centered(self, row: float, column: float) -> Viewport:
        """Return the view with that image point in its middle."""
        origin = (
            round(self.size[0] / 2 - row * self.zoom),
            round(self.size[1] / 2 - column * self.zoom),
        )
        return replace(self, origin=origin)._kept()

    def _kept(self) -> Viewport:
        """Return the view moved so far that some of the image is seen."""
        origin = []
        for start, size, side in zip(self.origin, self.size, self.shape, strict=True):
            kept = min(_KEPT_PX, ceil(side * self.zoom), size)
            origin.append(round(min(max(start, kept - side * self.zoom), size - kept)))
        return replace(self, origin=(origin[0], origin[1]))


def tiles_by_distance(region: Region, row: float, column: float) -> list[TileIndex]:
    """Return the document's tiles that the region touches, those nearest to the point first."""
    row, column = row / TILE_PX - 0.5, column / TILE_PX - 0.5
    return sorted(
        region.tiles(), key=lambda tile: (tile.row - row) ** 2 + (tile.column - column) ** 2
    )


def united_by_cell(
    regions: Iterable[Region], side_px: int, piece_px: int | None = None
) -> list[Region]:
    """Unite regions of one cell of a grid, and of its quarters, where that makes less to paint.

    side_px: side of a cell; regions larger than one belong to the cell that they start in.
    piece_px: the area whose painting takes as long as to begin another region; None: a sixteenth
    of a cell, which is right where a cell is as large as a shown tile.
    """
    regions = list(regions)
    if len(regions) < 2:
        return regions
    piece_px = side_px**2 // 16 if piece_px is None else piece_px
    cells: dict[tuple[int, int], list[Region]] = {}
    for region in regions:
        cells.setdefault((region.row // side_px, region.column // side_px), []).append(region)
    result = []
    for parts in cells.values():
        if len(parts) > _MAX_PARTS and side_px**2 > piece_px:
            parts = united_by_cell(parts, side_px // 2, piece_px)
        whole = bounding_region(parts)
        is_less = whole.area_px + piece_px <= sum(part.area_px + piece_px for part in parts)
        result += [whole] if is_less else parts
    return result
