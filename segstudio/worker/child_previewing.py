"""Shows what training makes of an image while a person chooses, in pieces between other work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.document.training_method import MethodUnknown
from segstudio.document.training_preview import TrainingPreview
from segstudio.engine.errors import EngineError
from segstudio.engine.learner import Learner
from segstudio.engine.training_preview import LabelsIn, PreparedPart, previewed
from segstudio.engine.training_set import TrainingSet
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import PreviewTraining, Report, TrainingPreviewed

_log = logging.getLogger(__name__)


class Previewing:
    """Works on the newest question; what was asked before is forgotten."""

    def __init__(
        self, learner: Learner, library: ImageLibrary, report: Callable[[Report], None]
    ) -> None:
        self._learner = learner
        self._library = library
        self._report = report
        self._asked: PreviewTraining | None = None
        self._pieces: Generator[None, None, TrainingPreview] | None = None
        self._prepared: PreparedPart | None = None

    def __bool__(self) -> bool:
        return self._asked is not None

    def ask(self, request: PreviewTraining) -> None:
        """Answer that from now on."""
        self._asked, self._pieces = request, None

    def work(self) -> None:
        """Do one piece."""
        asked = self._asked
        if asked is None:
            return
        if self._pieces is None:
            self._pieces = self._previewed(asked)
        try:
            next(self._pieces)
        except StopIteration as end:
            self._end(TrainingPreviewed(asked.number, end.value))
        except (EngineError, MethodUnknown) as error:
            problem = self._library.named(str(error), asked.image_id)
            self._end(TrainingPreviewed(asked.number, None, problem))
        except Exception as error:
            _log.exception("A preview of training could not be made.")
            problem = f"The preview could not be made: {error}"
            self._end(TrainingPreviewed(asked.number, None, problem))

    def _previewed(self, asked: PreviewTraining) -> Generator[None, None, TrainingPreview]:
        training_set = self._learner.desk.training_set
        image = training_set.images.get(asked.image_id)
        yield
        # Mostly, other samples alone are asked for.
        seen = PreparedPart.of(image, asked.order, self._prepared)
        self._prepared = None if seen.image is image else seen
        yield
        labels_in = _labels(training_set, asked.image_id, self._learner.classes)
        channels = training_set.images.channels or 3
        return (yield from previewed(image, seen, asked.order, labels_in, channels))

    def _end(self, previewed: TrainingPreviewed) -> None:
        self._asked = self._pieces = None
        self._report(previewed)


def _labels(training_set: TrainingSet, image_id: int, class_ids: Sequence[int]) -> LabelsIn:
    """Return what tells the labels that are learned from: those of classes that are left."""
    is_known = np.zeros(2**16, np.bool_)
    is_known[list(class_ids)] = True

    def labels_in(region: Region) -> npt.NDArray[np.uint16]:
        labels = training_set.labels_in(image_id, region)
        labels[~is_known[labels]] = 0
        return labels

    return labels_in
