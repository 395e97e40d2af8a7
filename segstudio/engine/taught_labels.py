"""What training learns from: strokes, and what a person saw, did not correct, and left.

Strokes of corrections alone are a biased sample: an image in which only one class was wrong gets
strokes of that class alone, and a network that learns from them turns over (decision 0015).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import (
    AnnotationStore,
    LabelledTile,
    Labels,
    Place,
    tile_square,
)
from segstudio.engine.outcome import TilePrediction

SURE = 230
"""Least confidence · 255 of a pixel that is learned from though nobody drew it."""
MOST_TILES = 4000
"""More are not kept; the images that were left first go first."""


class TaughtLabels:
    """The person's labels by tile, in images that they left with the sure predictions around."""

    def __init__(self, annotations: AnnotationStore) -> None:
        """annotations: the person's labels, which always win."""
        self.annotations = annotations
        self._settled = AnnotationStore()
        self._tiles: dict[Hashable, list[TileIndex]] = {}

    def __iter__(self) -> Iterator[tuple[Place, LabelledTile]]:
        yield from self._settled
        for place, tile in self.annotations:
            if self._settled.tile(place) is None:
                yield place, tile

    def tile(self, place: Place) -> LabelledTile | None:
        """Return the labels of a tile, None where there are none."""
        return self._settled.tile(place) or self.annotations.tile(place)

    def crop(self, key: Hashable, region: Region) -> Labels:
        """Return the labels in `region` (h, w) uint16; 0 where there are none, outside too."""
        labels = self.annotations.crop(key, region)
        if key in self._tiles:
            settled = self._settled.crop(key, region)
            np.copyto(labels, settled, where=settled > 0)
        return labels

    def settle(self, key: Hashable, predicted: TilePrediction) -> None:
        """Learn from a tile of an image as it was seen, where it was sure and nothing is drawn."""
        place = key, predicted.tile
        drawn = self.annotations.tile(place)
        height, width = predicted.class_ids.shape
        labels = np.where(predicted.confidence >= SURE, predicted.class_ids, 0).astype(np.uint16)
        if drawn is not None:
            own = drawn.labels()[:height, :width]
            np.copyto(labels, own, where=own > 0)
        square = tile_square(predicted.tile)
        self._settled.replace(key, labels, Region(square.row, square.column, height, width))
        self._tiles.setdefault(key, []).append(predicted.tile)
        while sum(map(len, self._tiles.values())) > MOST_TILES:
            self.unsettle(next(iter(self._tiles)))

    def unsettle(self, key: Hashable) -> None:
        """Learn from the person's labels alone in an image: they are at it again."""
        if self._tiles.pop(key, None) is not None:
            self._settled.remove(key)
