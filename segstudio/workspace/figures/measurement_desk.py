"""Measuring the objects of the open project, to be looked at or written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.figures.figure_jobs import FigureJobs
from segstudio.workspace.figures.object_table import ObjectCollector, ObjectTable
from segstudio.workspace.job import Ticket
from segstudio.workspace.measurement_export import MeasurementExport
from segstudio.workspace.plural import counted


class MeasurementDesk:
    """One measuring at a time; `Events.figures_changed` tells of its start and its end."""

    def __init__(self, jobs: FigureJobs) -> None:
        self._jobs = jobs
        self._ticket: Ticket | None = None
        self.objects: ObjectTable | None = None
        jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """True while objects are measured."""
        return self._ticket is not None

    def start(self, with_predictions: bool) -> None:
        """Measure all objects. with_predictions: where nothing is drawn, take what is predicted."""
        export = self._export(with_predictions)
        if export is None or self.is_running:
            return

        def measure(records: Sequence[ImageRecord], ticket: Ticket) -> ObjectTable:
            collector = ObjectCollector()
            report = export.collect(
                records, collector.add, ticket.advance, lambda: ticket.is_cancelled
            )
            if report.problems:
                sentence = report.sentence("Measured", "image")
                self._jobs.background.post(lambda: self._jobs.tell(sentence))
            return collector.finish()

        self._ticket = self._jobs.run("Measuring objects", measure, self._keep, self._end)
        self._jobs.events.figures_changed.emit()

    def cancel(self) -> None:
        """Have enough: what was measured so far is shown."""
        if self._ticket is not None:
            self._ticket.cancelled.set()

    def write(self, path: Path, with_predictions: bool = False) -> None:
        """Measure all objects into a table (.csv, .parquet); a notice tells of the end."""
        export = self._export(with_predictions)
        if export is None:
            return

        def write(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            report = export.write(records, path, ticket.advance, lambda: ticket.is_cancelled)
            if report.problems or report.is_cancelled:
                return report.sentence("Measured", "image")
            objects, images = counted(export.objects, "object"), counted(report.done, "image")
            return f"Measured {objects} in {images} into “{path}”."

        self._jobs.run("Measuring objects", write, self._jobs.tell)

    def _export(self, with_predictions: bool) -> MeasurementExport | None:
        source = self._jobs.source()
        if source is None:
            return None
        classes = self._jobs.classes
        return MeasurementExport(source, classes, self._jobs.pixel_size, with_predictions)

    def _end(self) -> None:
        self._ticket = None
        self._jobs.events.figures_changed.emit()

    def _keep(self, objects: ObjectTable) -> None:
        self.objects = objects
        self._jobs.events.figures_changed.emit()

    def _forget(self) -> None:
        self.objects = None
        self._jobs.events.figures_changed.emit()
