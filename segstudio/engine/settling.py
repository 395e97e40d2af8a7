"""Images that a person left become labels, a few tiles between two steps of training."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from segstudio.document.region import TileIndex
from segstudio.engine.errors import ImageRefused
from segstudio.engine.predictor import Predictor
from segstudio.engine.training_set import TrainingSet

TILES_A_STEP = 4
"""They take about as long as a step."""
MOST_TILES = 36
"""Of an image: those with strokes and around them, which are what was looked at."""


class Settling:
    """Knows which tiles of which images are still to be predicted."""

    def __init__(self, training_set: TrainingSet) -> None:
        self._training_set = training_set
        self._waiting: dict[Hashable, list[TileIndex]] = {}

    def leave(self, key: Hashable) -> None:
        """The person has gone on from an image in which they drew."""
        drawn = self._training_set.annotations.tiles(key)
        around = dict.fromkeys(drawn) | dict.fromkeys(
            TileIndex(tile.row + row, tile.column + column)
            for tile in drawn
            for row in (-1, 0, 1)
            for column in (-1, 0, 1)
        )
        if key not in self._training_set.held_out.images and around:
            self._waiting[key] = list(around)[:MOST_TILES]

    def come_back(self, key: Hashable) -> None:
        """The person draws in an image again."""
        self._waiting.pop(key, None)

    def work(self, predictor: Predictor, on_warning: Callable[[str], None]) -> None:
        """Predict some tiles and learn from them from now on."""
        if not self._waiting:
            return
        key = next(iter(self._waiting))
        tiles = self._waiting.pop(key)
        try:
            image = self._training_set.images.get(key)
        except ImageRefused:
            return
        for found in predictor.tiles(image, tiles[:TILES_A_STEP], 0, on_warning):
            self._training_set.settle(key, found)
        if tiles[TILES_A_STEP:]:
            self._waiting[key] = tiles[TILES_A_STEP:]
