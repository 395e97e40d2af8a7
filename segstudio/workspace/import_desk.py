"""Imports in a sitting: looked at first, then taken in one transaction, all off this thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import perf_counter

from segstudio.formats.guess import guess_format
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.class_mapping import ClassMapping, Targets, mapped, proposed
from segstudio.workspace.edit_sets import EditSets
from segstudio.workspace.export_target import ImageFiles
from segstudio.workspace.import_order import NOTHING_SINGLE, Conflict, ImportOrder
from segstudio.workspace.import_preview import ImportPreview, look_at, one_sided
from segstudio.workspace.import_source import (
    ImportRefused,
    ImportSource,
    OnImage,
    open_source,
)
from segstudio.workspace.job import Cancelled, Ticket
from segstudio.workspace.mask_import import MaskImport
from segstudio.workspace.notice import Notice, Remedy
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

TOLD_EVERY_S = 0.05
NOTHING_CHANGED = "Cancelled. Nothing was changed."
NOT_SAVED = "Masks can be imported once all is saved."
TITLE = "Importing masks"

Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What was found at a place, and what it would do. name: of its format."""

    name: str
    source: ImportSource
    preview: ImportPreview


class ImportDesk:
    """Methods are called on the session's own thread and never wait."""

    def __init__(
        self, sets: EditSets, parts: SittingParts, mark_synthetic: Callable[[list[int]], None]
    ) -> None:
        """mark_synthetic: marks images of those ids as such, in the sitting and in the file."""
        self._sets = sets
        self._mark_synthetic = mark_synthetic
        self._background, self._events = parts.background, parts.events
        self._board, self._desk = parts.board, parts.desk
        self._classes = parts.classes

    def look(
        self,
        name: str | None,
        place: Path,
        on_image: OnImage,
        then: Callable[[Look], None],
        failed: Failed,
    ) -> Event:
        """Open the data set at a place and count what it holds; nothing is changed.

        name: of the format in `formats.catalogue`, "" for index PNG, None: to be guessed. on_image:
        told of progress on this thread. Set the event that is returned to end it: `then` gets what
        is counted so far, or `failed` Cancelled.
        """
        store, records = self._desk.store, list(self._desk.images)
        ended, told_s = Event(), 0.0

        def advance(done: int, total: int) -> None:
            nonlocal told_s
            if ended.is_set():
                raise Cancelled(NOTHING_CHANGED)
            if perf_counter() - told_s > TOLD_EVERY_S or done == total:
                told_s = perf_counter()
                self._background.post(lambda: on_image(done, total))

        def work() -> Look:
            if store is None:
                raise Cancelled(NOTHING_CHANGED)
            known = _guessed(place, records) if name is None else name
            source = open_source(known, place, records, advance)
            annotated = self._background.disk.call(store.annotated_images)
            ids = {record.id for record in annotated}
            return Look(known, source, look_at(source, records, ids, advance))

        self._background.jobs.run(work, then, failed)
        return ended

    def take(
        self,
        source: ImportSource,
        targets: Targets,
        conflict: Conflict,
        single: Mapping[int, Conflict] = NOTHING_SINGLE,
    ) -> None:
        """Take the masks of all images of the project: all of it is done, or nothing.

        conflict, single: see ImportOrder.
        """
        if self._desk.store is not None and self._is_saved():
            ticket = self._board.open(TITLE, len(self._desk.images))
            self._take(self._desk.store, source, targets, conflict, single, ticket)

    def take_all(self, name: str, place: Path) -> None:
        """Open the data set at a place and take it as it would be proposed."""
        store, records = self._desk.store, list(self._desk.images)
        if store is None or not self._is_saved():
            return
        ticket = self._board.open(TITLE, len(records))

        def opened(source: ImportSource) -> None:
            targets = proposed(source.classes, self._classes.table)
            self._take(store, source, targets, Conflict.BOTH, NOTHING_SINGLE, ticket)

        self._background.jobs.run(
            lambda: open_source(name, place, records, _advance(ticket)),
            opened,
            lambda error: self._fail(ticket, error),
        )

    def _is_saved(self) -> bool:
        reason = self._desk.unsaved
        if reason is not None:
            self._events.notice.emit(Notice(f"{NOT_SAVED} {reason}", is_error=True))
        return reason is None

    def _take(
        self,
        store: ProjectStore,
        source: ImportSource,
        targets: Targets,
        conflict: Conflict,
        single: Mapping[int, Conflict],
        ticket: Ticket,
    ) -> None:
        """Map the classes off this thread, as they are now; then go on."""
        table = self._classes.table

        def go_on(mapping: ClassMapping) -> None:
            if self._classes.table is not table:  # it was changed meanwhile
                self._take(store, source, targets, conflict, single, ticket)
                return
            self._classes.reserve(mapping.table.next_id)
            order = ImportOrder(mapping.ids, conflict, table.locked_ids, single)
            self._stage(store, source, order, mapping, ticket)

        self._background.jobs.run(
            lambda: mapped(source.classes, targets, table),
            go_on,
            lambda error: self._fail(ticket, error),
        )

    def _stage(
        self,
        store: ProjectStore,
        source: ImportSource,
        order: ImportOrder,
        mapping: ClassMapping,
        ticket: Ticket,
    ) -> None:
        records = list(self._desk.images)

        def staged() -> MaskImport:
            stage = EditStage(store.folder)
            work = MaskImport(store, source, order, stage, self._background.disk.call)
            try:
                work.stage_all(records, _advance(ticket))
            except BaseException:
                stage.close()
                raise
            return work

        def store_all(work: MaskImport) -> None:
            if not work.report.done:  # classes alone are no import
                self._end(ticket, work, 0)
                return
            self._sets.commit(
                work.stage,
                work.remake,
                lambda set_id: self._end(ticket, work, set_id),
                lambda error: self._fail(ticket, error, work.stage),
                mapping.added_to,
            )

        self._background.jobs.run(staged, store_all, lambda error: self._fail(ticket, error))

    def _end(self, ticket: Ticket, work: MaskImport, set_id: int) -> None:
        remedy = Remedy("Undo import", lambda: self._sets.undo(set_id)) if len(work.stage) else None
        work.stage.close()
        self._board.close(ticket.job_id)
        if work.synthetic:
            self._mark_synthetic(work.synthetic)
        work.report.notes = work.notes
        report = work.report
        text = Sentences(report.sentence("Imported", "mask"), *one_sided([], report.only_there))
        self._events.notice.emit(Notice(text, remedy=remedy))

    def _fail(self, ticket: Ticket, error: Exception, stage: EditStage | None = None) -> None:
        if stage is not None:
            stage.close()
        self._board.close(ticket.job_id)
        is_quiet = ticket.is_cancelled or isinstance(error, Cancelled)
        if self._desk.store is not None or not is_quiet:
            notice = Notice(NOTHING_CHANGED) if is_quiet else Notice.of_error(error)
            self._events.notice.emit(notice)


def _guessed(place: Path, records: Sequence[ImageRecord]) -> str:
    name = guess_format(place, ImageFiles(records))
    if name is None:
        if not place.exists():
            raise ImportRefused(f"There is no “{place}”. Choose another place.")
        raise ImportRefused(
            f"Nothing in “{place}” is known as masks. Choose another place, or the format by hand."
        )
    return name


def _advance(ticket: Ticket) -> OnImage:
    def advance(done: int, total: int) -> None:
        if ticket.is_cancelled:
            raise Cancelled(NOTHING_CHANGED)
        ticket.advance(done, total)

    return advance
