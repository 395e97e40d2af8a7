"""The tiles that exist, the latest used last, within a budget of bytes."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable

from segstudio.document.region import TILE_PX, Region
from segstudio.ui.canvas.level import TileKey, to_level
from segstudio.ui.canvas.tile import TILE_BYTES, Tile

BUDGET_BYTES = 32 * 2**20
"""128 tiles: a view of 1920 × 1080 needs 40 to 150 of them."""


class TileCache:
    """Least recently used tiles are given up first, and their buffers used again."""

    def __init__(self, shape: tuple[int, int], budget_bytes: int = BUDGET_BYTES) -> None:
        """shape: (height, width) of the image."""
        self.shape = shape
        self._budget = max(1, budget_bytes // TILE_BYTES)
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._levels: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, key: TileKey) -> bool:
        return key in self._tiles

    def peek(self, key: TileKey) -> Tile | None:
        """Return the tile if it was composed once, without counting it as used."""
        tile = self._tiles.get(key)
        return None if tile is None or tile.is_blank else tile

    def use(self, key: TileKey, in_use: int = 0) -> Tile:
        """Return the tile, made blank where there is none.

        in_use: number of tiles that the view needs now; they stay even beyond the budget.
        """
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._made(key, max(self._budget, in_use + 1))
            self._tiles[key] = tile
            self._levels[key.level] += 1
        else:
            self._tiles.move_to_end(key)
        return tile

    def mark(self, region: Region, is_urgent: bool, margin_px: int = 0) -> None:
        """Note that a region of the image (in image pixels) has changed.

        margin_px: level pixels around it whose look depends on it.
        """
        for level in [level for level, number in self._levels.items() if number]:
            part = to_level(region, level).grown(margin_px)
            for key in self._touched(level, part):
                tile = self._tiles.get(key)
                if tile is not None:
                    tile.mark(part, is_urgent)

    def mark_all(self) -> None:
        """Note that everything has changed."""
        for tile in self._tiles.values():
            tile.mark(tile.region, is_urgent=False)

    def mark_provisional(self, level: int) -> None:
        """Note that the level's image has got better."""
        for tile in self._tiles.values():
            if tile.key.level == level and tile.is_provisional:
                tile.mark(tile.region, is_urgent=False)

    def _touched(self, level: int, part: Region) -> Iterable[TileKey]:
        """Return keys of the level that the part may touch, no more than there are tiles."""
        if part.is_empty:
            return []
        rows = range(part.row // TILE_PX, (part.row_end - 1) // TILE_PX + 1)
        columns = range(part.column // TILE_PX, (part.column_end - 1) // TILE_PX + 1)
        if len(rows) * len(columns) > len(self._tiles):
            return [key for key in self._tiles if key.level == level]
        return [TileKey(level, row, column) for row in rows for column in columns]

    def _made(self, key: TileKey, limit: int) -> Tile:
        region, buffer = key.region(self.shape), None
        while len(self._tiles) >= limit:
            oldest, tile = self._tiles.popitem(last=False)
            self._levels[oldest.level] -= 1
            buffer = tile.buffer
        return Tile.new(key, region) if buffer is None else Tile(key, region, buffer)
