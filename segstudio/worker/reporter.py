"""The engine's end of the pipe of reports."""

from __future__ import annotations

from multiprocessing.connection import Connection

from segstudio.worker.letter import ReportLetter
from segstudio.worker.messages import Report


class WindowGone(ConnectionError):
    """Nobody reads the reports any more: the engine must end."""


class Reporter:
    """Writes reports, each marked with the session it belongs to."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.session = 0
        """The session of the project that is open; 0 before the first."""

    def send(self, report: Report) -> None:
        """Write a report; waits while the window does not keep up. Raises WindowGone."""
        try:
            self._pipe.send(ReportLetter(self.session, report))
        except OSError as error:
            raise WindowGone("The window's process is gone.") from error
