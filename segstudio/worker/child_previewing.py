"""Shows what training makes of an image while a person chooses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.engine.training_preview import LabelsIn, PreparedPart, previewed
from segstudio.engine.training_set import TrainingSet
from segstudio.worker.child_answering import Answering, Pieces
from segstudio.worker.messages import PreviewTraining, TrainingPreviewed


class Previewing(Answering[PreviewTraining, None]):
    """Shows the steps of training on an image of the project; no network is needed."""

    failure = "The preview could not be made: {0}"
    _prepared: PreparedPart | None = None

    def _answer(self, asked: PreviewTraining) -> Pieces[None]:
        training_set = self._learner.desk.training_set
        image = training_set.images.get(asked.image_id)
        yield
        # Mostly, other samples alone are asked for.
        seen = PreparedPart.of(image, asked.order, self._prepared)
        self._prepared = None if seen.image is image else seen
        yield
        labels_in = _labels(training_set, asked.image_id, self._learner.classes)
        channels = training_set.images.channels or 3
        preview = yield from previewed(image, seen, asked.order, labels_in, channels)
        return TrainingPreviewed(asked.number, preview)

    def _refusal(self, asked: PreviewTraining, problem: str) -> TrainingPreviewed:
        problem = self._library.named(problem, asked.image_id)
        return TrainingPreviewed(asked.number, None, problem)


def _labels(training_set: TrainingSet, image_id: int, class_ids: Sequence[int]) -> LabelsIn:
    """Return what tells the labels that are learned from: those of classes that are left."""
    is_known = np.zeros(2**16, np.bool_)
    is_known[list(class_ids)] = True

    def labels_in(region: Region) -> npt.NDArray[np.uint16]:
        labels = training_set.labels_in(image_id, region)
        labels[~is_known[labels]] = 0
        return labels

    return labels_in
