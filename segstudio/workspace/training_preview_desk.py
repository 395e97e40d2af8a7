"""What training would make of the open image, by settings that a person is about to choose."""

from __future__ import annotations

from itertools import count

from segstudio.document.training_preview import PreviewOrder, TrainingPreview
from segstudio.worker.messages import EngineState, PreviewTraining, Report, TrainingPreviewed
from segstudio.workspace.events import Events
from segstudio.workspace.live_loop import LiveLoop

_GONE = (EngineState.STARTING, EngineState.FAILED)


class TrainingPreviewDesk:
    """One question at a time; `Events.training_previewed` tells of all that becomes of it."""

    def __init__(self, events: Events, loop: LiveLoop) -> None:
        self._events = events
        self._loop = loop
        self._numbers = count(1)
        self._number = 0
        self._question: tuple[int, PreviewOrder] | None = None
        self._is_sent = False
        self.problem = ""
        """Why the last question has no answer, or has none yet."""
        self.shown: TrainingPreview | None = None
        """The last answer, as long as its image is on the canvas."""
        for signal in (events.image_loading, events.project_closed):
            signal.connect(self.clear)
        events.training_changed.connect(self._on_training)
        loop.on_other.append(self.note)

    @property
    def is_asked(self) -> bool:
        """Whether an answer is still to come."""
        return self._question is not None

    def ask(self, image_id: int, order: PreviewOrder) -> None:
        """Show that; what is shown stays until then. image_id: of the open image.

        An engine that starts, or starts again, is asked when it is there.
        """
        self._question, self._is_sent, self.problem = (image_id, order), False, ""
        self._on_training()
        self._events.training_previewed.emit()

    def clear(self, *_: object) -> None:
        """Show nothing any more, and wait for nothing."""
        is_news = self.is_asked or self.shown is not None or bool(self.problem)
        self._question, self.problem, self.shown = None, "", None
        if is_news:
            self._events.training_previewed.emit()

    def note(self, report: Report) -> bool:
        """Take what the engine tells of a question, and tell whether it was that."""
        if not isinstance(report, TrainingPreviewed):
            return False
        if self.is_asked and report.number == self._number:
            self._question, self.problem = None, report.problem
            self.shown = report.preview or self.shown
            self._events.training_previewed.emit()
        return True

    def _on_training(self) -> None:
        """An engine that is gone does not answer; the next one is asked the same."""
        status = self._loop.status
        if self._question is None:
            return
        problem = status.reason if status.state in _GONE else ""
        if problem:
            self._is_sent = False
        elif not self._is_sent:
            self._is_sent, self._number = True, next(self._numbers)
            self._loop.send(PreviewTraining(self._number, *self._question))
        if problem != self.problem:
            self.problem = problem
            self._events.training_previewed.emit()
