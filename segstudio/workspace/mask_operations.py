"""Operations on masks: of a region, the view, the image or all images; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from segstudio.document.box_grid import box_count
from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import connected
from segstudio.document.label_class import UNLABELLED
from segstudio.document.map_change import Advance, apply_operation, changes
from segstudio.document.map_operation import FOR_REGIONS, Kind
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.neighbour import surrounding_class
from segstudio.document.region import Region
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.job import Ticket
from segstudio.workspace.mask_order import MaskOrder, Scope
from segstudio.workspace.mask_preview import MaskPreview, preview_of
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.notice import Notice
from segstudio.workspace.painting import Painting
from segstudio.workspace.sitting_parts import SittingParts

JOB_BOXES = 16
"""An operation over more boxes is shown as a job, with its progress and a way to end it."""

POINT_AT_REGION = "There is no drawn region under the pointer."
LOCKED = "“{name}” is locked. Unlock it to change it."
NO_NEIGHBOUR = "The region touches no other class."
NOT_SAVED = "All images can be changed once all is saved. {reason}"


class MaskOperations:
    """Takes orders and sees them done off this thread."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts
        self._background = parts.background
        self._board = parts.board
        self._desk = parts.desk
        self._editing = parts.editing
        self._classes = parts.classes
        self._painter = ImagePainter(parts)
        self._newest = NewestTask(parts.background.tools)

    def run(self, order: MaskOrder) -> None:
        """Do it; a notice says why where it cannot be done."""
        resolved = self.resolved(order)
        if resolved is None:
            if order.scope is Scope.REGION and self._editing.image is not None:
                self._parts.tell(POINT_AT_REGION)
            return
        found = self._classes.table.get(resolved.terms.class_id)
        if found is not None and found.is_locked:
            self._parts.tell(LOCKED.format(name=found.name))
        elif resolved.scope is Scope.ALL_IMAGES:
            self._run_everywhere(resolved)
        else:
            self._run_here(resolved)

    def resolved(self, order: MaskOrder) -> MaskOrder | None:
        """Return the order with the class it works on; None where there is nothing to work on."""
        image = self._editing.image
        if image is None or (order.operation.kind in FOR_REGIONS and order.pixel is None):
            return None
        terms = replace(order.terms, locked_ids=self._classes.table.locked_ids)
        order = replace(order, terms=terms)
        if order.scope is not Scope.REGION:
            return order if self._classes.table.get(order.terms.class_id) else None
        if order.pixel is None or not image.mask.whole.contains(*order.pixel):
            return None
        class_id = int(image.mask.class_ids[order.pixel])
        if class_id == UNLABELLED:
            return None
        return replace(order, terms=replace(order.terms, class_id=class_id))

    def preview(self, order: MaskOrder, area: Region, then: Callable[[MaskPreview], None]) -> None:
        """Work out what would change inside `area`, and tell it unless another is asked for."""
        image, resolved = self._editing.image, self.resolved(order)
        if image is None or resolved is None:
            self._newest.forget()
            then(MaskPreview())
            return
        mask = image.mask

        def work() -> MaskPreview:
            exact, frame, chosen = _target(mask, resolved)
            frame = frame.intersect(area) if chosen is None else frame
            return preview_of(changes(mask, exact.operation, exact.terms, frame, chosen), area)

        self._newest.run(work, then, lambda _: then(MaskPreview()))

    def _run_here(self, order: MaskOrder) -> None:
        image = self._editing.image
        if image is None:
            return
        mask, board = image.mask, self._board
        is_long = order.scope is Scope.IMAGE and box_count(mask.whole) > JOB_BOXES
        ticket = board.open(order.title) if is_long else None

        def paint(editor: MaskEditor) -> None:
            if ticket is None:
                _paint(mask, editor, order)
            else:
                _paint(mask, editor, order, ticket.advance, lambda: ticket.is_cancelled)

        self._editing.run(order.title, paint, self._classes.table.locked_ids)
        if ticket is not None:
            self._editing.when_free(lambda: board.close(ticket.job_id))

    def _run_everywhere(self, order: MaskOrder) -> None:
        store, reason = self._desk.store, self._desk.unsaved
        if store is None:
            return
        if reason is not None:
            self._parts.tell(NOT_SAVED.format(reason=reason), is_error=True)
            return
        locked_ids = self._classes.table.locked_ids
        records = list(self._desk.images)
        ticket = self._board.open(order.title, len(records))

        def prepare(record: ImageRecord) -> Painting | None:
            counts = self._background.disk.call(lambda: store.pixel_counts(record.id))
            if order.terms.class_id not in counts:
                return None
            shape = record.shape or read_size(record.path)
            return Painting(
                order.title, shape, lambda mask, editor: _paint(mask, editor, order), locked_ids
            )

        self._background.jobs.run(
            lambda: self._go_through(records, prepare, ticket, order.title),
            lambda text: self._end(ticket, Notice(text)),
            lambda error: self._end(ticket, Notice.of_error(error)),
        )

    def _go_through(
        self,
        records: Sequence[ImageRecord],
        prepare: Callable[[ImageRecord], Painting | None],
        ticket: Ticket,
        title: str,
    ) -> str:
        report = self._painter.go_through(records, prepare, ticket)
        return f"{title}: {report.sentence('gone through', 'image')}"

    def _end(self, ticket: Ticket, notice: Notice) -> None:
        self._board.close(ticket.job_id)
        if not (notice.is_error and ticket.is_cancelled):
            self._parts.events.notice.emit(notice)


class NoNeighbour(ValueError):
    """A region cannot be merged: it touches nothing labelled."""


def _target(mask: Mask, order: MaskOrder) -> tuple[MaskOrder, Region, ChosenRegion | None]:
    """Return the order with all terms known, what may change, and the region it is about.

    Raises NoNeighbour.
    """
    if order.scope is not Scope.REGION or order.pixel is None:
        view = order.view if order.scope is Scope.VIEW else None
        return order, mask.whole if view is None else view.intersect(mask.whole), None
    chosen = ChosenRegion(*connected(mask.class_ids, order.pixel))
    class_id = int(mask.class_ids[order.pixel])  # it may have been painted over meanwhile
    if class_id == UNLABELLED:
        return order, Region(0, 0, 0, 0), chosen
    order = replace(order, terms=replace(order.terms, class_id=class_id))
    if order.operation.kind is Kind.MERGE:
        neighbour_id = surrounding_class(mask, chosen)
        if neighbour_id == UNLABELLED:
            raise NoNeighbour(NO_NEIGHBOUR)
        order = replace(order, terms=replace(order.terms, replacement_id=neighbour_id))
    return order, order.operation.frame_around(chosen.region, mask.whole), chosen


def _paint(
    mask: Mask,
    editor: MaskEditor,
    order: MaskOrder,
    advance: Advance = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    order, frame, chosen = _target(mask, order)
    apply_operation(
        mask, editor, order.operation, order.terms, frame, chosen, advance, is_cancelled
    )
