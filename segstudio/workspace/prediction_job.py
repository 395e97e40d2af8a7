"""Predicting whole images as a job on the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from segstudio.worker.messages import CancelJob, Request
from segstudio.workspace.events import Events
from segstudio.workspace.job import JobBoard
from segstudio.workspace.notice import Notice
from segstudio.workspace.plural import counted
from segstudio.workspace.prediction_intake import PredictionIntake
from segstudio.workspace.project_info import ProjectInfo


class PredictionJobs:
    """Keeps the board and the intake in step with what the engine tells of its jobs."""

    def __init__(self, board: JobBoard, intake: PredictionIntake, events: Events) -> None:
        self.board = board
        self._intake = intake
        self._events = events
        self._open_ids: set[int] = set()

    def open(
        self,
        project: ProjectInfo,
        records: Sequence[tuple[int, str]],
        send: Callable[[Request], None],
    ) -> int:
        """Put a job for those images (id, path) on the board and return its id."""
        tickets: list[int] = []
        ticket = self.board.open(
            f"Predicting {counted(len(records), 'image')}",
            len(records),
            on_cancel=lambda: send(CancelJob(tickets[0])),
        )
        tickets.append(ticket.job_id)
        self._open_ids.add(ticket.job_id)
        self._intake.collect(project.predictions, dict(records))
        return ticket.job_id

    def progress(self, job_id: int, done: int, total: int, seconds_left: float | None) -> None:
        """Show how far a job is."""
        self.board.update(job_id, done, total, seconds_left)

    def finish(self, job_id: int, is_cancelled: bool, problem: str | None) -> None:
        """Take a job off the board and say how it ended."""
        self.board.close(job_id)
        self._open_ids.discard(job_id)
        if not self._open_ids:
            self._intake.stop_collecting()
        if problem:
            self._events.notice.emit(Notice(problem, is_error=True))
        else:
            text = "Prediction cancelled." if is_cancelled else "All images are predicted."
            self._events.notice.emit(Notice(text))

    def abandon(self) -> None:
        """Take all jobs off the board: the project closes, and the engine will not tell of them."""
        for job_id in self._open_ids:
            self.board.close(job_id)
        self._open_ids.clear()
        self._intake.stop_collecting()
