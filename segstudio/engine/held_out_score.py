"""Measures Dice on the held-out strokes, one tile every so many steps, so that nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from segstudio.document.region import Region
from segstudio.engine.annotation_store import Place, tile_square
from segstudio.engine.errors import ImageRefused
from segstudio.engine.training_set import TrainingSet

if TYPE_CHECKING:
    from segstudio.engine.network_state import NetworkState

MEASURED_EVERY_STEPS = 16
MOST_TILES = 16
FEWEST_TILES = 2
"""One tile alone says more of that tile than of the network."""


class HeldOutScore:
    """Goes round the held-out tiles and tells the Dice of the averaged weights after each round."""

    def __init__(self, training_set: TrainingSet) -> None:
        self._training_set = training_set
        self.clear()

    def clear(self) -> None:
        """Start anew."""
        self.dice: float | None = None
        self._round: list[Place] = []
        self._agreed: dict[int, int] = {}
        self._sizes: dict[int, int] = {}

    def after_step(self, step: int, state: NetworkState) -> float | None:
        """Measure a tile when its turn has come; return the Dice at the end of a round."""
        if step % MEASURED_EVERY_STEPS:
            return None
        if not self._round:
            places = self._training_set.held_out.places[:MOST_TILES]
            self._round = places if len(places) >= FEWEST_TILES else []
            self._agreed, self._sizes = {}, {}
        if not self._round:
            self.dice = None
            return None
        try:
            self._measure(self._round.pop(), state)
        except ImageRefused:
            return None
        if self._round or not self._sizes:
            return None
        scores = [2 * self._agreed.get(i, 0) / size for i, size in self._sizes.items() if size]
        self.dice = float(np.mean(scores)) if scores else None
        return self.dice

    def _measure(self, place: Place, state: NetworkState) -> None:
        predictor = state.averaged()
        if predictor is None:
            return
        key, tile = place
        image = self._training_set.images.get(key)
        square = tile_square(tile).intersect(Region(0, 0, *image.shape))
        if square.is_empty:
            return
        truth = self._training_set.annotations.crop(key, square)
        predicted = next(predictor.tiles(image, [tile], 0, lambda _: None)).class_ids
        is_labelled = np.isin(truth, state.class_ids)
        truth, predicted = truth[is_labelled], predicted[is_labelled]
        for class_id in np.unique(truth).tolist():
            said, is_so = predicted == class_id, truth == class_id
            self._sizes[class_id] = self._sizes.get(class_id, 0) + int(said.sum() + is_so.sum())
            self._agreed[class_id] = self._agreed.get(class_id, 0) + int((said & is_so).sum())
