"""The person in the demo: a few strokes at first, then more over the largest errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.worker.messages import Annotate
from segstudio.workspace.headless.sample_set import SampleSet
from segstudio.workspace.sample import STARTING_IMAGES, STROKE_RADIUS_PX
from segstudio.workspace.scoring.evaluation import dice_scores, mean
from segstudio.workspace.simulated_person import simulate_strokes

FIRST_STROKES = 2
"""Strokes of each class on each of the first images, before any prediction is seen."""
CORRECTING_STROKES = 1
"""Strokes of each class each time that a prediction is looked at, where it is wrong."""


@dataclass
class DemoPerson:
    """Draws on a sample's images whose truth it knows; drawing takes it no time.

    strokes: drawn so far. drawings: what is drawn on each image, 0 = nothing.
    """

    sample: SampleSet
    seed: int
    strokes: int = 0
    drawings: dict[int, MaskArray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rng = np.random.default_rng(self.seed)
        self._revision = 0

    @property
    def labelled_share(self) -> float:
        """Share of all pixels of the drawn images that are labelled, 0 … 1."""
        labelled = sum(int(np.count_nonzero(each)) for each in self.drawings.values())
        return labelled / max(1, sum(each.size for each in self.drawings.values()))

    def begin(self) -> Iterator[Annotate]:
        """Yield first strokes on the first images."""
        for image_id in self.sample.drawn_ids[:STARTING_IMAGES]:
            yield self._draw(image_id, FIRST_STROKES, None)

    def correct(self, image_id: int, prediction: PredictedMask) -> Annotate:
        """Draw where the prediction of an image is most wrong."""
        return self._draw(image_id, CORRECTING_STROKES, prediction.class_ids)

    def satisfaction(self, image_id: int, prediction: PredictedMask) -> float:
        """Return how good a prediction looks, 0 … 1: its mean Dice."""
        truth, ids = self.sample.truth(image_id), self.sample.classes.ids
        return mean(dice_scores(truth, prediction.class_ids, ids).values()) or 0.0

    def _draw(self, image_id: int, per_class: int, predicted: MaskArray | None) -> Annotate:
        truth = self.sample.truth(image_id)
        drawing = self.drawings.setdefault(image_id, np.zeros_like(truth))
        for class_id in self.sample.classes.ids:
            for _ in range(per_class):
                stroke = simulate_strokes(
                    truth, (class_id,), 1, STROKE_RADIUS_PX, self._rng, predicted
                )
                if stroke.any():
                    self.strokes += 1
                    drawing[stroke != 0] = class_id
        self._revision += 1
        height, width = drawing.shape
        whole = Region(0, 0, height, width)
        return Annotate(image_id, self._revision, (height, width), whole, drawing.copy())
