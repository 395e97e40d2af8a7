"""Export and import of masks, and measuring, as jobs: each file atomic, each image a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.formats.catalogue import FORMAT_TITLES, find_format
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.edit_sets import EditSets
from segstudio.workspace.exchange_report import ExchangeReport, Step
from segstudio.workspace.format_exchange import FormatExport
from segstudio.workspace.import_desk import ImportDesk
from segstudio.workspace.job import Ticket
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.measurement_export import MeasurementExport
from segstudio.workspace.notice import Notice
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.plural import counted
from segstudio.workspace.sitting_parts import SittingParts

Work = Callable[[Sequence[ImageRecord], Ticket], str]
"""Does a job on the images and returns its report, in a sentence."""


class Exchange:
    """Masks out and in."""

    def __init__(self, sets: EditSets, parts: SittingParts) -> None:
        self._background = parts.background
        self._events = parts.events
        self._board = parts.board
        self._desk = parts.desk
        self._classes = parts.classes
        self.imports = ImportDesk(sets, parts)

    def export_masks(self, folder: Path, with_predictions: bool = False) -> None:
        """Write an index PNG of each image that has labels, and classes.json, into `folder`.

        with_predictions: where nothing is drawn, take the stored prediction.
        """
        source = self._source()
        if source is not None:
            export = MaskExport(source, self._classes.table, with_predictions, masks=folder)
            self._export("Exporting masks", "mask", folder, export)

    def export_format(self, folder: Path, name: str, with_predictions: bool = False) -> None:
        """Write all of which something is known as a data set into `folder`.

        name: of the format, as in `formats.catalogue`. The notice says what it cannot carry.
        """
        source, table = self._source(), self._classes.table
        if source is None:
            return

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            export = FormatExport(source, table, with_predictions, folder, find_format(name))
            export.begin(records)
            report = _report(records, export.write, ticket)
            report.notes = export.close()
            where = f" as {FORMAT_TITLES[name]} into “{folder}”"
            return report.sentence("Exported", "image", where)

        self._run("Exporting masks", work)

    def export_overlays(self, folder: Path) -> None:
        """Write each known image with its classes drawn over it as a PNG into `folder`."""
        source = self._source()
        if source is not None:
            export = MaskExport(source, self._classes.table, True, overlays=folder)
            self._export("Exporting overlays", "overlay", folder, export)

    def export_measurements(self, path: Path) -> None:
        """Write a table (.csv, .parquet) with a row for each object of all images to `path`."""
        source, store = self._source(), self._desk.store
        if source is None or store is None:
            return
        reach = self._background.disk.call
        export = MeasurementExport(
            source, self._classes.table, lambda record: known_pixel_size(store, record, reach)
        )

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            report = export.write(records, path, ticket.advance, lambda: ticket.is_cancelled)
            if report.problems or report.is_cancelled:
                return report.sentence("Measured", "image")
            objects, images = counted(export.objects, "object"), counted(report.done, "image")
            return f"Measured {objects} in {images} into “{path}”."

        self._run("Measuring objects", work)

    def import_masks(self, folder: Path, name: str = "") -> None:
        """Take a data set as it would be proposed; what is drawn already stays.

        name: of its format, as in `formats.catalogue`; "" for index PNG.
        """
        self.imports.take_all(name, folder)

    def _source(self) -> MaskSource | None:
        """Return what reads the open project, on the disk lane."""
        store, project = self._desk.store, self._desk.project
        if store is None or project is None:
            return None
        return MaskSource(store, project.predictions, self._background.disk.call)

    def _export(self, title: str, noun: str, folder: Path, export: MaskExport) -> None:
        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            export.begin(records)
            report = _report(records, export.write, ticket)
            report.with_objects = export.with_objects
            return report.sentence("Exported", noun, f" into “{folder}”")

        self._run(title, work)

    def _run(self, title: str, work: Work) -> None:
        records = list(self._desk.images)
        ticket = self._board.open(title, len(records))

        def end(text: str) -> None:
            self._board.close(ticket.job_id)
            self._events.notice.emit(Notice(text))

        def fail(error: Exception) -> None:
            self._board.close(ticket.job_id)
            if not ticket.is_cancelled:
                self._events.notice.emit(Notice.of_error(error))

        self._background.jobs.run(lambda: work(records, ticket), end, fail)


def _report(records: Sequence[ImageRecord], step: Step, ticket: Ticket) -> ExchangeReport:
    report = ExchangeReport()
    report.go_through(records, step, ticket.advance, lambda: ticket.is_cancelled)
    return report
