"""The learner's copy of all annotation: compressed tiles, so that thousands of images fit."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import UNLABELLED
from segstudio.document.region import TILE_PX, Region, TileIndex

Labels = npt.NDArray[np.uint16]
Place = tuple[Hashable, TileIndex]


KEPT_TILES = 64
"""Tiles that are kept decompressed: the same few are looked at in each step."""


@dataclass(frozen=True, slots=True)
class LabelledTile:
    """Labels of one tile, compressed. counts: labelled pixels by class id."""

    compressed: bytes
    counts: dict[int, int]

    def labels(self) -> Labels:
        """Return (TILE_PX, TILE_PX) class ids, 0 unlabelled; not to be written to."""
        return _decompressed(self.compressed)


class AnnotationStore:
    """Labels by image key and tile; only tiles that hold a label exist."""

    def __init__(self) -> None:
        self._tiles: dict[Hashable, dict[TileIndex, LabelledTile]] = {}

    def __iter__(self) -> Iterator[tuple[Place, LabelledTile]]:
        for key, tiles in self._tiles.items():
            for index, tile in tiles.items():
                yield (key, index), tile

    def tile(self, place: Place) -> LabelledTile | None:
        """Return the tile at `place`, or None where nothing is labelled."""
        return self._tiles.get(place[0], {}).get(place[1])

    def tiles(self, key: Hashable) -> list[TileIndex]:
        """Return where an image has labels."""
        return list(self._tiles.get(key, {}))

    def replace(
        self, key: Hashable, labels: npt.NDArray[np.integer], region: Region
    ) -> list[Place]:
        """Put `labels` (region.height, region.width) in place of what `region` held.

        Returns the places whose labels differ now.
        """
        tiles = self._tiles.setdefault(key, {})
        changed = []
        for index in region.tiles():
            square = tile_square(index)
            part = square.intersect(region)
            old = tiles.get(index)
            new = labels[relative(part, region)]
            if old is None and not new.any():
                continue
            before = old.labels() if old else np.zeros((TILE_PX, TILE_PX), np.uint16)
            after = before.copy()
            after[relative(part, square)] = new
            if not np.array_equal(before, after):
                _put(tiles, index, after)
                changed.append((key, index))
        return changed

    def remove(self, key: Hashable) -> None:
        """Forget the image's labels."""
        self._tiles.pop(key, None)

    def clear_outside(self, key: Hashable, shape: tuple[int, int]) -> list[Place]:
        """Forget the tiles outside an image of `shape` (height, width); return their places."""
        tiles = self._tiles.get(key, {})
        gone = [index for index in tiles if index.region(shape).is_empty]
        for index in gone:
            del tiles[index]
        return [(key, index) for index in gone]

    def crop(self, key: Hashable, region: Region) -> Labels:
        """Return the labels in `region` (h, w) uint16; 0 where there are none, outside too."""
        result = np.zeros((region.height, region.width), np.uint16)
        tiles = self._tiles.get(key, {})
        for index in region.tiles():
            tile = tiles.get(index)
            if tile is not None:
                square = tile_square(index)
                part = square.intersect(region)
                result[relative(part, region)] = tile.labels()[relative(part, square)]
        return result

    def class_ids(self) -> frozenset[int]:
        """Return the ids of the classes that have a labelled pixel."""
        return frozenset(class_id for _, tile in self for class_id in tile.counts)


def tile_square(index: TileIndex) -> Region:
    """Return the whole square of a tile, wherever its image ends."""
    return Region(index.row * TILE_PX, index.column * TILE_PX, TILE_PX, TILE_PX)


def relative(part: Region, frame: Region) -> tuple[slice, slice]:
    """Return the index of `part` in an array that holds `frame`."""
    row, column = part.row - frame.row, part.column - frame.column
    return slice(row, row + part.height), slice(column, column + part.width)


def _put(tiles: dict[TileIndex, LabelledTile], index: TileIndex, labels: Labels) -> None:
    ids, numbers = np.unique(labels, return_counts=True)
    counts = {int(i): int(n) for i, n in zip(ids, numbers, strict=True) if i != UNLABELLED}
    if counts:
        tiles[index] = LabelledTile(zlib.compress(labels.tobytes(), 1), counts)
    else:
        tiles.pop(index, None)


@lru_cache(KEPT_TILES)
def _decompressed(compressed: bytes) -> Labels:
    raw = np.frombuffer(zlib.decompress(compressed), np.uint16)
    return raw.reshape(TILE_PX, TILE_PX)
