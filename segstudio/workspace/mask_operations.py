"""Operations on masks: of a region, the view, the image or all images; each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from segstudio.document.box_grid import box_count
from segstudio.document.label_class import UNLABELLED
from segstudio.document.map_change import changes
from segstudio.document.map_operation import FOR_REGIONS
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.mask_order import MaskOrder, Scope
from segstudio.workspace.mask_painting import paint_order, target_of
from segstudio.workspace.mask_preview import MaskPreview, preview_of
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.painting import Painting
from segstudio.workspace.plural import counted
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

JOB_BOXES = 16
"""An operation over more boxes is shown as a job, with its progress and a way to end it."""

POINT_AT_REGION = "There is no drawn region under the pointer."
LOCKED = "“{name}” is locked. Unlock it to change it."


class MaskOperations:
    """Takes orders and sees them done off this thread."""

    def __init__(self, painter: ImagePainter, parts: SittingParts) -> None:
        self._painter = painter
        self._parts = parts
        self._board = parts.board
        self._editing = parts.editing
        self._classes = parts.classes
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
            exact, frame, chosen = target_of(mask, resolved)
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
                paint_order(order, mask, editor)
            else:
                paint_order(order, mask, editor, ticket.advance, lambda: ticket.is_cancelled)

        self._editing.run(order.title, paint, self._classes.table.locked_ids)
        if ticket is not None:
            self._editing.when_free(lambda: board.close(ticket.job_id))

    def _run_everywhere(self, order: MaskOrder) -> None:
        locked_ids = self._classes.table.locked_ids

        def prepare(record: ImageRecord) -> Painting | None:
            if record.shape is None:  # nothing is drawn on it
                return None

            def paint(mask: Mask, editor: MaskEditor) -> None:
                paint_order(order, mask, editor)

            return Painting(record.shape, paint, locked_ids, order.terms.class_id)

        def words(report: ExchangeReport) -> str:
            changed = f"“{order.title}” changed {counted(report.done, 'image')}."
            return Sentences(changed, report.remarks)

        self._painter.run(order.title, list(self._parts.desk.images), prepare, words)
