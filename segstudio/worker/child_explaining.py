"""Explains what the network says while its window waits."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from segstudio.engine.errors import EngineError
from segstudio.engine.explanation.answer import answered
from segstudio.engine.explanation.ensemble import MOST_MEMBERS
from segstudio.engine.predictor import Predictor
from segstudio.worker.child_answering import Answering, Pieces
from segstudio.worker.messages import ExplainImage, ExplanationProgressed, ImageExplained


class Explaining(Answering[ExplainImage, float]):
    """Asks the network, or kept versions of it, about an image of the project."""

    failure = "The image could not be explained: {0}"

    def cancel(self, job_id: int) -> None:
        """Forget a question that is not answered yet; an unknown one is none."""
        if self._asked is not None and self._asked.job_id == job_id:
            self.forget()

    def _answer(self, asked: ExplainImage) -> Pieces[float]:
        # Asks for no tile: the learner only fetches the image.
        list(self._learner.predict_tiles(asked.image_id, []))
        survey = self._learner.survey()
        image = survey.image_at_hand(asked.image_id)
        if image is None:  # fetched just now
            raise LookupError(asked.image_id)
        warn = self._learner.warnings.append
        answer = yield from answered(
            survey.predictor, image, asked.sight, asked.question, warn, self._versions
        )
        return ImageExplained(asked.job_id, asked.image_id, survey.version, answer)

    def _progress(self, asked: ExplainImage, share: float) -> ExplanationProgressed:
        return ExplanationProgressed(asked.job_id, share)

    def _versions(self) -> Iterator[Predictor]:
        """Yield the newest versions that are kept and know a class that there is."""
        for note in self._learner.versions[-MOST_MEMBERS:]:
            with contextlib.suppress(EngineError):
                yield self._learner.desk.predictor_of(note.number)

    def _refusal(self, asked: ExplainImage, problem: str) -> ImageExplained:
        problem = self._library.named(problem, asked.image_id)
        return ImageExplained(asked.job_id, asked.image_id, 0, None, problem)
