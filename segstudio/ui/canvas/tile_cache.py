"""The tiles that exist, the latest used last, within a budget of bytes."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence

from segstudio.document.region import TILE_PX, Region
from segstudio.ui.canvas.level import TileKey, to_level
from segstudio.ui.canvas.tile import TILE_BYTES, Tile
from segstudio.ui.canvas.viewport import united_by_cell

BUDGET_BYTES = 24 * 2**20
"""96 tiles: a view of 1920 × 1080 needs 40 to 150 of them, and has them."""

_MAX_POSTPONED = 512


class TileCache:
    """Least recently used tiles are given up first, and their buffers used again."""

    def __init__(self, shape: tuple[int, int], budget_bytes: int = BUDGET_BYTES) -> None:
        """shape: (height, width) of the image."""
        self.shape = shape
        self._budget = max(1, budget_bytes // TILE_BYTES)
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._levels: Counter[int] = Counter()
        self._postponed: dict[int, list[Region]] = {}

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
        self._tell_postponed(key.level)
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._made(key, max(self._budget, in_use + 1))
            self._tiles[key] = tile
            self._levels[key.level] += 1
        else:
            self._tiles.move_to_end(key)
        return tile

    def keep(self, key: TileKey) -> bool:
        """Count a tile as used without asking for it to be right; tell whether it is there."""
        if key in self._tiles:
            self._tiles.move_to_end(key)
            return True
        return False

    def mark(
        self, regions: Sequence[Region], level: int, is_urgent: bool, margin_px: int = 0
    ) -> None:
        """Note that regions of the image (in image pixels) have changed.

        level: the one that is shown; tiles of the others are told when they are used again.
        margin_px: level pixels around the regions whose look depends on them.
        """
        for other, number in self._levels.items():
            if number and other != level:
                self._postpone(other, regions)
        self._mark_now(regions, level, is_urgent, margin_px)

    def mark_all(self, is_urgent: bool = False) -> None:
        """Note that everything has changed."""
        self._postponed.clear()
        for tile in self._tiles.values():
            tile.mark(tile.region, is_urgent)

    def mark_provisional(self, level: int) -> None:
        """Note that the level's image has got better."""
        for tile in self._tiles.values():
            if tile.key.level == level and tile.is_provisional:
                tile.mark(tile.region, is_urgent=False)

    def _mark_now(
        self, regions: Iterable[Region], level: int, is_urgent: bool, margin_px: int
    ) -> None:
        for region in regions:
            part = to_level(region, level)
            part = part.grown(margin_px) if margin_px else part
            for key in self._touched(level, part):
                tile = self._tiles.get(key)
                if tile is not None:
                    tile.mark(part, is_urgent)

    def _postpone(self, level: int, regions: Sequence[Region]) -> None:
        """Remember the regions for a level that is not shown; one large one instead of many."""
        waiting = self._postponed.setdefault(level, [])
        waiting.extend(regions)
        if len(waiting) > _MAX_POSTPONED:
            self._postponed[level] = united_by_cell(waiting, TILE_PX << max(0, level))
        if len(self._postponed[level]) > _MAX_POSTPONED:
            self._postponed[level] = [Region(0, 0, *self.shape)]

    def _tell_postponed(self, level: int) -> None:
        regions = self._postponed.pop(level, None)
        if regions:
            cells = united_by_cell(regions, TILE_PX << max(0, level))
            self._mark_now(cells, level, is_urgent=False, margin_px=1)

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
