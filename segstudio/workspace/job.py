"""Long work that the person can watch and cancel."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

from segstudio.workspace.events import Events


class Cancelled(Exception):
    """The person has had enough of long work; what it says is what became of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A snapshot of long work: done of total; seconds_left is None until it can be told."""

    id: int
    title: str
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    is_cancellable: bool = True


@dataclass
class Ticket:
    """A job as seen by the thread that does it."""

    job_id: int
    advance: Callable[[int, int], None]
    cancelled: Event = field(default_factory=Event)

    @property
    def is_cancelled(self) -> bool:
        """True once the person has had enough."""
        return self.cancelled.is_set()


class JobBoard:
    """The jobs that run now. Use on the session's own thread, except a ticket's `advance`."""

    def __init__(self, events: Events, post: Callable[[Callable[[], None]], None]) -> None:
        self._events = events
        self._post = post
        self._jobs: dict[int, Job] = {}
        self._tickets: dict[int, Ticket] = {}
        self._on_cancel: dict[int, Callable[[], None]] = {}
        self._started: dict[int, float] = {}
        self._next_id = 1

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What runs now, oldest first."""
        return tuple(self._jobs.values())

    def open(
        self, title: str, total: int = 0, on_cancel: Callable[[], None] | None = None
    ) -> Ticket:
        """Put a new job on the board."""
        job_id, self._next_id = self._next_id, self._next_id + 1
        self._jobs[job_id] = Job(job_id, title, total=total)
        self._started[job_id] = time.monotonic()
        ticket = Ticket(job_id, lambda done, of: self._post(lambda: self.update(job_id, done, of)))
        self._tickets[job_id] = ticket
        if on_cancel is not None:
            self._on_cancel[job_id] = on_cancel
        self._events.jobs_changed.emit()
        return ticket

    def update(self, job_id: int, done: int, total: int, seconds_left: float | None = None) -> None:
        """Show how far a job is; the time left is estimated where it is not given."""
        job = self._jobs.get(job_id)
        if job is None:
            return
        if seconds_left is None and done:
            spent_s = time.monotonic() - self._started[job_id]
            seconds_left = spent_s / done * (total - done)
        self._jobs[job_id] = replace(job, done=done, total=total, seconds_left=seconds_left)
        self._events.jobs_changed.emit()

    def cancel(self, job_id: int) -> None:
        """Ask a job to end; it leaves the last good state."""
        if job_id in self._tickets:
            self._tickets[job_id].cancelled.set()
        if job_id in self._on_cancel:
            self._on_cancel[job_id]()

    def cancel_all(self) -> None:
        """Ask every job to end."""
        for job_id in list(self._jobs):
            self.cancel(job_id)

    def close(self, job_id: int) -> None:
        """Take a job off the board: it is done, failed or cancelled."""
        self._tickets.pop(job_id, None)
        self._on_cancel.pop(job_id, None)
        self._started.pop(job_id, None)
        if self._jobs.pop(job_id, None) is not None:
            self._events.jobs_changed.emit()
