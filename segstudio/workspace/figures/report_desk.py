"""Writing the report of the open project, as a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.figures.figure_jobs import FigureJobs
from segstudio.workspace.job import Ticket
from segstudio.workspace.notice import Notice
from segstudio.workspace.report.report_details import (
    ReportDetails,
    store_details,
    stored_details,
)


class ReportDesk:
    """Asks the project's file what was told before, and writes the report."""

    def __init__(self, jobs: FigureJobs) -> None:
        self._jobs = jobs

    def read_details(self, then: Callable[[ReportDetails], None]) -> None:
        """Give what was told of the project last to `then`."""
        store = self._jobs.store
        if store is not None:
            self._jobs.background.disk.run(lambda: stored_details(store), then, self._fail)

    def write(self, path: Path, details: ReportDetails, say: Callable[[str], str] = str) -> None:
        """Remember the details and write the report to `path`; a notice tells of the end.

        say: puts a text of the page into another language, on any thread.
        """
        jobs = self._jobs
        store, project, source, classes = jobs.store, jobs.project, jobs.source(), jobs.classes
        if store is None or project is None or source is None:
            return
        call = jobs.background.disk.call

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            from segstudio.workspace.report.report_writer import read_input, write_report

            call(lambda: store_details(store, details))
            told = call(lambda: read_input(project, store, records, classes))
            is_written = write_report(
                path,
                told,
                source,
                jobs.pixel_size,
                ticket.advance,
                lambda: ticket.is_cancelled,
                say,
            )
            return f"The report is “{path}”." if is_written else "No report was written."

        jobs.run("Writing the report", work, jobs.tell)

    def _fail(self, error: Exception) -> None:
        self._jobs.events.notice.emit(Notice.of_error(error))
