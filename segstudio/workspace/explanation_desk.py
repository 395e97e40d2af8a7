"""Why the network on screen says what it says of the open image."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from segstudio.document.explanation import Explanation, Question
from segstudio.document.heat import Rgba, heat
from segstudio.document.region import Region
from segstudio.worker.messages import (
    CancelJob,
    EngineState,
    ExplainImage,
    ExplanationProgressed,
    ImageExplained,
    Report,
)
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.live_loop import LiveLoop


@dataclass(frozen=True, slots=True, eq=False)
class ShownExplanation:
    """An answer. version: that was asked. colors: (h, w, 4) RGBA of the answer's region."""

    version: int
    answer: Explanation
    colors: Rgba


class ExplanationDesk:
    """One question at a time; `Events.explanation_changed` tells of all that becomes of it."""

    def __init__(self, background: Background, events: Events, loop: LiveLoop) -> None:
        self._background = background
        self._events = events
        self._loop = loop
        # Below 0, so that they are never those of jobs on the board.
        self._numbers = count(-1, -1)
        self._job_id = 0
        self.share: float | None = None
        """Of the question under way, 0 … 1; None where none is."""
        self.problem = ""
        """Why the last question has no answer."""
        self.shown: ShownExplanation | None = None
        """The last answer, as long as its image is on the canvas."""
        for signal in (events.image_loading, events.project_closed):
            signal.connect(self.clear)
        events.training_changed.connect(self._on_training)
        loop.on_other.append(self.note)

    def ask(self, image_id: int, sight: Region, question: Question) -> None:
        """Explain the middle of `sight`, or the question's place; what is shown stays until then.

        image_id: of the open image, which the engine knows.
        """
        self._job_id = next(self._numbers)
        self.share, self.problem = 0.0, ""
        self._loop.send(ExplainImage(self._job_id, image_id, sight, question))
        self._events.explanation_changed.emit()

    def cancel(self) -> None:
        """Have enough of it; what is shown stays."""
        if self.share is not None:
            self._loop.send(CancelJob(self._job_id))
            self._end()

    def clear(self, *_: object) -> None:
        """Show nothing any more."""
        self.cancel()
        if self.shown is not None or self.problem:
            self.shown, self.problem = None, ""
            self._events.explanation_changed.emit()

    def note(self, report: Report) -> bool:
        """Take what the engine tells of a question, and tell whether it was that."""
        if not isinstance(report, ExplanationProgressed | ImageExplained):
            return False
        if report.job_id != self._job_id or self.share is None:
            return True
        if isinstance(report, ExplanationProgressed):
            self.share = report.share
            self._events.explanation_changed.emit()
        elif report.answer is None:
            self._end(report.problem)
        else:
            self._color(report.version, report.answer)
        return True

    def _color(self, version: int, answer: Explanation) -> None:
        job_id = self._job_id

        def take(colors: Rgba) -> None:
            if self._job_id == job_id and self.share is not None:
                self.shown = ShownExplanation(version, answer, colors)
                self._end()

        self._background.tools.run(lambda: heat(answer.values, answer.low, answer.high), take)

    def _on_training(self) -> None:
        """An engine that is gone will not answer."""
        status = self._loop.status
        if self.share is not None and status.state in (EngineState.STARTING, EngineState.FAILED):
            self._end(status.reason)

    def _end(self, problem: str = "") -> None:
        self.share, self.problem = None, problem
        if problem:
            self.shown = None
        self._events.explanation_changed.emit()
