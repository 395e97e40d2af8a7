"""Explains what the network says while its window waits, in pieces between all other work."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Generator, Iterator

from segstudio.engine.errors import EngineError
from segstudio.engine.explanation.answer import Answer, answered
from segstudio.engine.explanation.ensemble import MOST_MEMBERS
from segstudio.engine.learner import Learner
from segstudio.engine.predictor import Predictor
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import (
    ExplainImage,
    ExplanationProgressed,
    ImageExplained,
    Report,
)

_log = logging.getLogger(__name__)

PROGRESS_S = 0.2
"""Progress is told no more often than every so many seconds."""


class Explaining:
    """Works on the newest question; what was asked before is forgotten."""

    def __init__(
        self, learner: Learner, library: ImageLibrary, report: Callable[[Report], None]
    ) -> None:
        self._learner = learner
        self._library = library
        self._report = report
        self._asked: ExplainImage | None = None
        self._pieces: Generator[float, None, ImageExplained] | None = None
        self._told_at = 0.0

    def __bool__(self) -> bool:
        return self._asked is not None

    def ask(self, request: ExplainImage) -> None:
        """Answer that from now on."""
        self._asked, self._pieces = request, None

    def cancel(self, job_id: int) -> None:
        """Forget a question that is not answered yet; an unknown one is none."""
        if self._asked is not None and self._asked.job_id == job_id:
            self._asked = self._pieces = None

    def work(self) -> None:
        """Do one piece."""
        asked = self._asked
        if asked is None:
            return
        if self._pieces is None:
            self._pieces = self._explained(asked)
        try:
            share = next(self._pieces)
        except StopIteration as end:
            self._end(end.value)
        except EngineError as error:
            self._end(self._refused(asked, str(error)))
        except Exception as error:
            _log.exception("An image could not be explained.")
            self._end(self._refused(asked, f"The image could not be explained: {error}"))
        else:
            self._tell(asked.job_id, share)

    def _explained(self, asked: ExplainImage) -> Generator[float, None, ImageExplained]:
        # Asks for no tile: the learner only fetches the image.
        list(self._learner.predict_tiles(asked.image_id, []))
        survey = self._learner.survey()
        image = survey.image_at_hand(asked.image_id)
        if image is None:  # fetched just now
            raise LookupError(asked.image_id)
        warn = self._learner.warnings.append
        pieces: Answer = answered(
            survey.predictor, image, asked.sight, asked.question, warn, self._versions
        )
        answer = yield from pieces
        return ImageExplained(asked.job_id, asked.image_id, survey.version, answer)

    def _versions(self) -> Iterator[Predictor]:
        """Yield the newest versions that are kept and know a class that there is."""
        for note in self._learner.versions[-MOST_MEMBERS:]:
            with contextlib.suppress(EngineError):
                yield self._learner.desk.predictor_of(note.number)

    def _refused(self, asked: ExplainImage, problem: str) -> ImageExplained:
        known_as = f"Image {asked.image_id!r}"
        sentence = problem.replace(known_as, self._library.name(asked.image_id), 1)
        return ImageExplained(asked.job_id, asked.image_id, 0, None, sentence)

    def _end(self, explained: ImageExplained) -> None:
        self._asked = self._pieces = None
        self._report(explained)

    def _tell(self, job_id: int, share: float) -> None:
        now = time.monotonic()
        if now - self._told_at >= PROGRESS_S:
            self._told_at = now
            self._report(ExplanationProgressed(job_id, share))
