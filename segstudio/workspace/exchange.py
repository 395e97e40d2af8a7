"""Export and import of masks, and measuring, as jobs: each file atomic, each image a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.formats.catalogue import FORMAT_TITLES, find_format
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.exchange_report import ExchangeReport, Step
from segstudio.workspace.format_exchange import FormatExport, FormatPlan, plan_format_import
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.job import JobBoard, Ticket
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.mask_import import ImportPlan, plan_import
from segstudio.workspace.measurement_export import MeasurementExport
from segstudio.workspace.notice import Notice
from segstudio.workspace.painting import Painting
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.plural import counted
from segstudio.workspace.project_desk import ProjectDesk

Work = Callable[[Sequence[ImageRecord], Ticket], str]
"""Does a job on the images and returns its report, in a sentence."""


class Exchange:
    """Masks out and in."""

    def __init__(
        self,
        background: Background,
        events: Events,
        board: JobBoard,
        desk: ProjectDesk,
        editing: Editing,
        classes: ClassEditing,
    ) -> None:
        self._background = background
        self._events = events
        self._board = board
        self._desk = desk
        self._classes = classes
        self._painter = ImagePainter(background, editing, desk)

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
        """Read index PNGs named like the images from `folder`, as edits that can be undone.

        What is drawn already stays; classes.json, where it is there, names the classes. name: of
        another format, as in `formats.catalogue`.
        """
        store = self._desk.store
        if store is None:
            return
        if self._desk.unsaved is not None:
            sentence = f"Masks can be imported once all is saved. {self._desk.unsaved}"
            self._events.notice.emit(Notice(sentence, is_error=True))
            return
        table, images = self._classes.table, self._desk.images

        def plan_it() -> ImportPlan | FormatPlan:
            if name:
                return plan_format_import(find_format(name), folder, list(images), table)
            return plan_import(folder, images, table)

        def planned(plan: ImportPlan | FormatPlan) -> None:
            if self._desk.store is not store:
                return
            if self._classes.table is not table:  # it was changed meanwhile
                self.import_masks(folder, name)
                return
            self._classes.replace_table(plan.classes)
            self._run_import(plan)

        self._background.jobs.run(
            plan_it,
            planned,
            lambda error: self._events.notice.emit(Notice.of_error(error)),
        )

    def _run_import(self, plan: ImportPlan | FormatPlan) -> None:
        with_objects: list[ImageRecord] = []

        def prepare(record: ImageRecord) -> Painting | None:
            read = plan.read(record)
            if read is None:
                return None
            if read.objects is not None:
                with_objects.append(record)
            return Painting("Import", read.shape, lambda _, editor: read.paint(editor))

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            report = self._painter.go_through(records, prepare, ticket)
            if isinstance(plan, FormatPlan):
                report.notes = plan.notes
            else:
                report.with_objects = len(with_objects)
            return report.sentence("Imported", "mask")

        self._run("Importing masks", work)

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
