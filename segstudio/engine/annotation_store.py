"""The learner's copy of all annotation: compressed tiles, so that thousands of images fit."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import UNLABELLED
from segstudio.document.region import TILE_PX, Region, TileIndex

Labels = npt.NDArray[np.uint16]
Place = tuple[Hashable, TileIndex]


@dataclass(frozen=True, slots=True)
class LabelledTile:
    """Labels of one tile, compressed. counts: labelled pixels by class id. stamp: when it changed."""

    compressed: bytes
    counts: dict[int, int]
    stamp: int

    def labels(self) -> Labels:
        """Return (TILE_PX, TILE_PX) class ids, 0 unlabelled; not to be written to."""
        raw = np.frombuffer(zlib.decompress(self.compressed), np.uint16)
        return raw.reshape(TILE_PX, TILE_PX)


class AnnotationStore:
    """Labels by image key and tile; only tiles that hold a label exist."""

    def __init__(self) -> None:
        self._tiles: dict[Hashable, dict[TileIndex, LabelledTile]] = {}
        self.stamp = 0
        """Counts the changes; a tile carries the count at its last change."""

    def __iter__(self) -> Iterator[tuple[Place, LabelledTile]]:
        for key, tiles in self._tiles.items():
            for index, tile in tiles.items():
                yield (key, index), tile

    def replace(
        self, key: Hashable, labels: npt.NDArray[np.integer], region: Region
    ) -> list[Place]:
        """Put `labels` (region.height, region.width) in place of what `region` held.

        Returns the places whose labels differ now.
        """
        self.stamp += 1
        tiles = self._tiles.setdefault(key, {})
        changed = []
        for index in region.tiles():
            whole = Region(index.row * TILE_PX, index.column * TILE_PX, TILE_PX, TILE_PX)
            part = whole.intersect(region)
            old = tiles.get(index)
            before = old.labels() if old else np.zeros((TILE_PX, TILE_PX), np.uint16)
            after = before.copy()
            target = Region(
                part.row - whole.row, part.column - whole.column, part.height, part.width
            )
            source = Region(
                part.row - region.row, part.column - region.column, part.height, part.width
            )
            after[target.slices] = labels[source.slices]
            if not np.array_equal(before, after):
                self._put(tiles, index, after)
                changed.append((key, index))
        return changed

    def remove(self, key: Hashable, region: Region | None = None) -> None:
        """Forget the image's labels."""
        self._tiles.pop(key, None)

    def clear_outside(self, key: Hashable, shape: tuple[int, int]) -> None:
        """Forget the tiles that lie outside an image of `shape` (height, width)."""
        tiles = self._tiles.get(key, {})
        for index in [i for i in tiles if i.region(shape).is_empty]:
            del tiles[index]

    def crop(self, key: Hashable, region: Region) -> Labels:
        """Return the labels in `region` (h, w) uint16; 0 where there are none, outside too."""
        result = np.zeros((region.height, region.width), np.uint16)
        tiles = self._tiles.get(key, {})
        for index in region.tiles():
            tile = tiles.get(index)
            if tile is None:
                continue
            whole = Region(index.row * TILE_PX, index.column * TILE_PX, TILE_PX, TILE_PX)
            part = whole.intersect(region)
            target = Region(
                part.row - region.row, part.column - region.column, part.height, part.width
            )
            source = Region(
                part.row - whole.row, part.column - whole.column, part.height, part.width
            )
            result[target.slices] = tile.labels()[source.slices]
        return result

    def tile(self, place: Place) -> LabelledTile | None:
        """Return the tile at `place`, or None where nothing is labelled."""
        return self._tiles.get(place[0], {}).get(place[1])

    def counts(self) -> dict[int, int]:
        """Return the labelled pixels of each class id that has any."""
        total: dict[int, int] = {}
        for _, tile in self:
            for class_id, count in tile.counts.items():
                total[class_id] = total.get(class_id, 0) + count
        return total

    def _put(self, tiles: dict[TileIndex, LabelledTile], index: TileIndex, labels: Labels) -> None:
        ids, numbers = np.unique(labels, return_counts=True)
        counts = {int(i): int(n) for i, n in zip(ids, numbers, strict=True) if i != UNLABELLED}
        if counts:
            tiles[index] = LabelledTile(zlib.compress(labels.tobytes(), 1), counts, self.stamp)
        else:
            tiles.pop(index, None)
