"""Draws rectangles of the view from tiles, and sees to it that the tiles exist."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter

from segstudio.document.region import TILE_PX, Region
from segstudio.ui.canvas.level import TileKey, level_shape
from segstudio.ui.canvas.tile import Tile
from segstudio.ui.canvas.tile_cache import TileCache
from segstudio.ui.canvas.tile_composer import TileComposer
from segstudio.ui.canvas.viewport import Viewport, united_by_cell

COMPOSITION_BUDGET_S = 0.004
"""Time for new or predicted tiles in one frame; the rest follows in the next."""
URGENT_BUDGET_S = 0.012
"""Time for what a person has just painted."""


class TilePainter:
    """One frame after another: `prepare` composes, `draw` blits, `late` says what must follow."""

    def __init__(self, cache: TileCache, composer: TileComposer) -> None:
        self._cache = cache
        self._composer = composer
        self.late: dict[TileKey, None] = {}
        self.composition_s = 0.0

    def prepare(
        self, view: Viewport, level: int, rectangles: Iterable[Region], focus: tuple[float, float]
    ) -> None:
        """Bring the tiles under the rectangles (device pixels) up to date, as far as time allows.

        focus: (row, column) in the view; tiles near it come first. A frame composes one tile at
        least, and only composition spends its budget. What is not ready is added to `late`.
        """
        needed = dict.fromkeys(key for each in rectangles for key in keys_under(view, level, each))
        self._keep_overview()
        side = 2.0**level * view.zoom * TILE_PX
        in_view = int(view.size[0] / side + 2) * int(view.size[1] / side + 2)
        tiles = [self._cache.use(key, in_view) for key in needed]
        waiting = [tile for tile in tiles if tile.stale]
        row = (focus[0] - view.origin[0]) / side - 0.5
        column = (focus[1] - view.origin[1]) / side - 0.5
        waiting.sort(
            key=lambda tile: (
                not tile.is_urgent,
                (tile.key.row - row) ** 2 + (tile.key.column - column) ** 2,
            )
        )
        start = perf_counter()
        for i, tile in enumerate(waiting):
            budget = URGENT_BUDGET_S if tile.is_urgent else COMPOSITION_BUDGET_S
            if i == 0 or perf_counter() - start < budget:
                self._refresh(tile)
            else:
                self.late[tile.key] = None
        self.composition_s = perf_counter() - start

    def draw(self, painter: QPainter, view: Viewport, level: int, rectangle: Region) -> None:
        """Blit the tiles under the rectangle; the painter is in device pixels and clipped to it."""
        for key in keys_under(view, level, rectangle):
            tile = self._cache.peek(key)
            if tile is not None:
                target = tile_rectangle(view, key, tile.region)
                _blit(painter, target, tile, 0, 0, tile.region.height, tile.region.width)
            else:
                self._draw_stand_in(painter, view, key)

    def overview(self) -> Tile:
        """Return the one tile that shows the whole image, up to date."""
        tile = self._cache.use(TileKey(self._composer.pyramid.coarsest, 0, 0))
        if tile.stale:
            self._refresh(tile)
        return tile

    def _refresh(self, tile: Tile) -> None:
        is_ready = self._composer.pyramid.is_ready(tile.key.level)
        self.late.pop(tile.key, None)
        for region in united_by_cell(tile.stale, TILE_PX):
            self._composer.compose(tile, region)
        tile.stale = []
        tile.is_blank, tile.is_urgent, tile.is_provisional = False, False, not is_ready

    def _keep_overview(self) -> None:
        """See to it that the one tile that shows the whole image is there."""
        key = TileKey(self._composer.pyramid.coarsest, 0, 0)
        if not self._cache.keep(key):
            self._refresh(self._cache.use(key))

    def _draw_stand_in(self, painter: QPainter, view: Viewport, key: TileKey) -> None:
        """Draw the place of a missing tile from its four finer or the next coarser ones."""
        whole = key.region(view.shape)
        finer = self._finer(view, key)
        for child in finer:
            target = tile_rectangle(view, child.key, child.region)
            _blit(painter, target, child, 0, 0, child.region.height, child.region.width)
        if finer:
            return
        target = tile_rectangle(view, key, whole)
        for up in range(1, self._composer.pyramid.coarsest - key.level + 1):
            tile = self._cache.peek(TileKey(key.level + up, key.row >> up, key.column >> up))
            if tile is not None:
                factor = 2.0**-up
                top = (whole.row * factor) - tile.region.row
                left = (whole.column * factor) - tile.region.column
                _blit(painter, target, tile, top, left, whole.height * factor, whole.width * factor)
                return

    def _finer(self, view: Viewport, key: TileKey) -> list[Tile]:
        """Return the tiles that cover the missing one at the next finer level, or none of them."""
        tiles = []
        for row in (2 * key.row, 2 * key.row + 1):
            for column in (2 * key.column, 2 * key.column + 1):
                child = TileKey(key.level - 1, row, column)
                tile = self._cache.peek(child)
                if tile is not None:
                    tiles.append(tile)
                elif not child.region(view.shape).is_empty:
                    return []
        return tiles


def keys_under(view: Viewport, level: int, rectangle: Region) -> list[TileKey]:
    """Return keys of the level whose tiles lie under a rectangle of device pixels."""
    seen = rectangle.intersect(view.image_rectangle)
    if seen.is_empty:
        return []
    side = TILE_PX * 2.0**level * view.zoom
    top, left = (seen.row - view.origin[0]) // side, (seen.column - view.origin[1]) // side
    bottom = (seen.row_end - 1 - view.origin[0]) // side
    right = (seen.column_end - 1 - view.origin[1]) // side
    last_row, last_column = ((side_px - 1) // TILE_PX for side_px in level_shape(view.shape, level))
    return [
        TileKey(level, row, column)
        for row in range(int(top), min(int(bottom), last_row) + 1)
        for column in range(int(left), min(int(right), last_column) + 1)
    ]


def tile_rectangle(view: Viewport, key: TileKey, region: Region) -> QRectF:
    """Return where a tile's pixels (`region` of its level) lie in the view, in device pixels."""
    scale = 2.0**key.level * view.zoom
    return QRectF(
        region.column * scale + view.origin[1],
        region.row * scale + view.origin[0],
        region.width * scale,
        region.height * scale,
    )


def _blit(
    painter: QPainter,
    target: QRectF,
    tile: Tile,
    top: float,
    left: float,
    height: float,
    width: float,
) -> None:
    """Draw a part of a tile; unscaled is several times quicker."""
    if target.width() == width and target.height() == height:
        source = QRect(int(left), int(top), int(width), int(height))
        painter.drawImage(QPoint(int(target.x()), int(target.y())), tile.image, source)
    else:
        painter.drawImage(target, tile.image, QRectF(left, top, width, height))
