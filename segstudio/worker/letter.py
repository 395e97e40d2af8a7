"""What travels through the pipe: a message and the number of the project session it belongs to.

Each OpenProject begins a session; a report of an earlier one is about images that are no longer
open (their ids may be in use again), so the client drops it.
"""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.worker.messages import Report, Request


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """A request, and the session that it was made in (0 before the first project)."""

    session: int
    request: Request


@dataclass(frozen=True, slots=True)
class ReportLetter:
    """A report, and the session of the newest project that the engine had opened."""

    session: int
    report: Report
