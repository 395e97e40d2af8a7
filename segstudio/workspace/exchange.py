"""Export and import of masks as jobs: each file atomic, each image a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.edit_sets import EditSets
from segstudio.workspace.exchange_report import OnImage
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.export_run import ExportPreview, ExportRun
from segstudio.workspace.export_target import TargetsExist
from segstudio.workspace.import_desk import ImportDesk
from segstudio.workspace.job import Cancelled, Ticket
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.notice import Notice, Remedy
from segstudio.workspace.project_rule_work import rule_work
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

Work = Callable[[Sequence[ImageRecord], Ticket], str]
"""Does a job on the images and returns its report, in a sentence."""


class Exchange:
    """Masks out and in."""

    def __init__(
        self, sets: EditSets, parts: SittingParts, mark_synthetic: Callable[[list[int]], None]
    ) -> None:
        """mark_synthetic: see `ImportDesk`."""
        self._background = parts.background
        self._events = parts.events
        self._board = parts.board
        self._desk = parts.desk
        self._classes = parts.classes
        self.imports = ImportDesk(sets, parts, mark_synthetic)

    def export(self, order: ExportOrder) -> None:
        """Write what is ordered; the notice says how much, and what the format cannot carry."""
        run = self._run_of(order)
        if run is None:
            return

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            ruled = self._ruled(run)
            report = ruled.run(records, ticket.advance, lambda: ticket.is_cancelled)
            noun = "image" if order.name else "mask" if order.with_masks else "overlay"
            into = f" into “{order.folder}”"
            where = f" as {FORMAT_TITLES[order.name]}{into}" if order.name else into
            said = ruled.rules.sentences() if ruled.rules is not None else []
            return Sentences(report.sentence("Exported", noun, where), *said)

        title = "Exporting masks" if order.with_masks else "Exporting overlays"
        self._run(title, work, lambda: self.export(replace(order, may_replace=True)))

    def look_at_export(
        self,
        order: ExportOrder,
        on_image: OnImage,
        told: Callable[[ExportPreview, bool], None],
        failed: Callable[[Exception], None],
    ) -> Event:
        """Tell what would be written and lost; nothing is written.

        told: called on this thread, early with what is known without reading masks, and at the end
        with True.
        Set the event that is returned to end it early.
        """
        run, ended, post = self._run_of(order), Event(), self._background.post
        records = list(self._desk.images)

        def advance(done: int, total: int) -> None:
            if ended.is_set():
                raise Cancelled
            post(lambda: on_image(done, total))

        def work() -> ExportPreview:
            if run is None or ended.is_set():
                raise Cancelled
            return self._ruled(run).look(
                records, advance, lambda early: post(lambda: told(early, False))
            )

        self._background.jobs.run(work, lambda last: told(last, True), failed)
        return ended

    def export_masks(self, folder: Path, with_predictions: bool = False) -> None:
        """Write an index PNG of each image that has labels, and classes.json, into `folder`."""
        self.export(ExportOrder(folder, with_predictions=with_predictions))

    def export_overlays(self, folder: Path) -> None:
        """Write each known image with its classes drawn over it as a PNG into `folder`."""
        self.export(
            ExportOrder(folder, with_predictions=True, with_masks=False, with_overlays=True)
        )

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

    def _run_of(self, order: ExportOrder) -> ExportRun | None:
        store, project = self._desk.store, self._desk.project
        if store is None or project is None:
            return None
        reach = self._background.disk.call
        return ExportRun(order, store, project.predictions, self._classes.table, reach)

    def _ruled(self, run: ExportRun) -> ExportRun:
        """Return the run with what its order asks of rules; not on this thread. Raises NoRules."""
        if not run.order.with_rules:
            return run
        rules, _ = rule_work(run.store, run.table, reach=run.reach)
        return replace(run, rules=rules)

    def _run(self, title: str, work: Work, replacing: Callable[[], None] | None = None) -> None:
        """Do a job. replacing: does it again where files are in the way."""
        records = list(self._desk.images)
        ticket = self._board.open(title, len(records))

        def end(text: str) -> None:
            self._board.close(ticket.job_id)
            self._events.notice.emit(Notice(text))

        def fail(error: Exception) -> None:
            self._board.close(ticket.job_id)
            if not ticket.is_cancelled:
                remedy = None
                if isinstance(error, TargetsExist) and replacing is not None:
                    remedy = Remedy("Replace them", replacing)
                self._events.notice.emit(Notice.of_error(error, remedy))

        self._background.jobs.run(lambda: work(records, ticket), end, fail)
