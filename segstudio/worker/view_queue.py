"""The tiles on screen that wait for a prediction: the newly shown first, then those gone stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from segstudio.document.region import TileIndex
from segstudio.worker.messages import View

FIRST_TILE_S = 0.03
"""What a tile is taken to cost before one was timed."""
BATCH_S = 0.2
"""Time after which the pipe is looked at again."""
MAX_BATCH = 16


class ViewQueue:
    """Knows what is in view, which version of each tile was sent, and what a tile costs."""

    def __init__(self) -> None:
        self.image_id: int | None = None
        self._tiles: tuple[TileIndex, ...] = ()
        self._sent: dict[TileIndex, int] = {}
        self._requested: set[TileIndex] = set()
        self.tile_s = FIRST_TILE_S

    @property
    def refresh_s(self) -> float:
        """Seconds that predicting the whole view takes."""
        return len(self._tiles) * self.tile_s

    @property
    def batch(self) -> int:
        """Tiles to predict before the pipe is looked at again."""
        return max(1, min(MAX_BATCH, int(BATCH_S / max(self.tile_s, 1e-4))))

    def show(self, view: View) -> None:
        """Take a new view. Tiles that were not in view before are requested."""
        if view.image_id != self.image_id:
            self.image_id = view.image_id
            self._tiles, self._sent, self._requested = (), {}, set()
        self._requested = {
            tile for tile in view.tiles if tile in self._requested or tile not in self._tiles
        }
        self._tiles = view.tiles

    def cut(self, shape: tuple[int, int]) -> None:
        """Forget the tiles outside an image of `shape` (height, width) px."""
        self._tiles = tuple(tile for tile in self._tiles if not tile.region(shape).is_empty)
        self._requested &= set(self._tiles)

    def clear(self) -> None:
        """Forget the tiles until the next view, as they cannot be predicted."""
        self._tiles, self._requested = (), set()

    def requested(self, version: int) -> list[TileIndex]:
        """Return newly shown tiles without this version, at most one batch, nearest first."""
        if not self._requested:
            return []
        return self._batch_of(tile for tile in self._older(version) if tile in self._requested)

    def stale(self, version: int, is_oldest_first: bool = False) -> list[TileIndex]:
        """Return tiles that were sent in an older version, at most one batch.

        The nearest are first, or those sent longest ago, so that none is forgotten.
        """
        older = self._older(version)
        if is_oldest_first:
            return self._batch_of(sorted(older, key=lambda tile: self._sent.get(tile, 0)))
        return self._batch_of(older)

    def note_sent(self, tile: TileIndex, version: int, seconds: float) -> None:
        """A tile was predicted and sent."""
        self._sent[tile] = version
        self._requested.discard(tile)
        self.tile_s += 0.2 * (seconds - self.tile_s)

    def _older(self, version: int) -> Iterator[TileIndex]:
        return (tile for tile in self._tiles if self._sent.get(tile, 0) < version)

    def _batch_of(self, tiles: Iterable[TileIndex]) -> list[TileIndex]:
        return list(islice(tiles, self.batch))
