"""Paints into many images: worked out one by one, then stored, and undone, as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from segstudio.document.mask import Mask, MaskEditor
from segstudio.storage.edit_set import ImageEdit
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.edit_sets import EditSets
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.job import Cancelled, Ticket
from segstudio.workspace.known_mask import Reach, on_this_thread
from segstudio.workspace.notice import Notice, Remedy
from segstudio.workspace.painting import Painting
from segstudio.workspace.sitting_parts import SittingParts

NOT_SAVED = "All images can be changed once all is saved. {reason}"
NOTHING_CHANGED = "Cancelled. Nothing was changed."
UNDO = "Undo in all images"

Prepare = Callable[[ImageRecord], Painting | None]
"""Returns what to paint into an image, None for nothing; what it raises keeps that image back. It
may be asked again, and must not use the project's file."""
Words = Callable[[ExchangeReport], str]
"""Returns what to say of it; done: how many images have changed."""


class ImagePainter:
    """All of it is done or nothing, whatever happens in the middle."""

    def __init__(self, sets: EditSets, parts: SittingParts) -> None:
        self._sets = sets
        self._parts = parts

    def run(
        self, title: str, records: Sequence[ImageRecord], prepare: Prepare, words: Words
    ) -> None:
        """Paint into these images, as a job; call on the session's own thread, it never waits.

        title: of the job, and of the undo step.
        """
        parts, store = self._parts, self._parts.desk.store
        if store is None:
            return
        if parts.desk.unsaved is not None:
            parts.tell(NOT_SAVED.format(reason=parts.desk.unsaved), is_error=True)
            return
        ticket = parts.board.open(title, len(records))

        def staged() -> _Staging:
            found = _Staging(title, store, prepare, EditStage(store.folder))
            try:
                found.add_all(records, ticket, parts.background.disk.call)
            except BaseException:
                found.stage.close()
                raise
            return found

        def end(found: _Staging, set_id: int) -> None:
            found.stage.close()
            parts.board.close(ticket.job_id)
            remedy = Remedy(UNDO, lambda: self._sets.undo(set_id)) if set_id else None
            parts.events.notice.emit(Notice(words(found.report), remedy=remedy))

        def store_all(found: _Staging) -> None:
            if not len(found.stage):
                end(found, 0)
                return
            self._sets.commit(
                found.stage,
                found.remake,
                lambda set_id: end(found, set_id),
                lambda error: self._fail(ticket, error, found.stage),
            )

        parts.background.jobs.run(staged, store_all, lambda error: self._fail(ticket, error))

    def _fail(self, ticket: Ticket, error: Exception, stage: EditStage | None = None) -> None:
        if stage is not None:
            stage.close()
        self._parts.board.close(ticket.job_id)
        if not isinstance(error, Cancelled):
            self._parts.events.notice.emit(Notice.of_error(error))
        elif self._parts.desk.store is not None:  # else it was cancelled as the project closed
            self._parts.tell(str(error))


@dataclass
class _Staging:
    """Edits in the making: memory depends on one image, not on their number."""

    title: str
    store: ProjectStore
    prepare: Prepare
    stage: EditStage
    report: ExchangeReport = field(default_factory=ExchangeReport)

    def add_all(self, records: Sequence[ImageRecord], ticket: Ticket, reach: Reach) -> None:
        """Stage the edit of each image. reach: how the store may be called from this thread.

        Raises Cancelled, StorageFailed where the stage cannot be written.
        """
        self.report.go_through(
            records,
            lambda record: self._add(record, reach),
            ticket.advance,
            lambda: ticket.is_cancelled,
        )
        if self.report.is_cancelled:
            raise Cancelled(NOTHING_CHANGED)

    def remake(self, store: ProjectStore, image_id: int) -> None:
        """Stage the edit of an image anew whose mask has changed; none where the image is gone."""
        for record in store.images():
            if record.id == image_id:
                self._add(record, on_this_thread)

    def _add(self, record: ImageRecord, reach: Reach) -> bool:
        """Stage the edit of an image; False where nothing changes."""
        painting = self.prepare(record)
        if painting is None:
            return False
        found = reach(lambda: self._loaded(record, painting))
        if found is None:
            return False
        mask, revision = found
        editor = MaskEditor(mask, self.title, painting.locked_ids)
        painting.paint(mask, editor)
        edit = editor.finish()
        if edit is not None:
            self.stage.put(ImageEdit(record.id, painting.shape, edit, revision))
        return edit is not None

    def _loaded(self, record: ImageRecord, painting: Painting) -> tuple[Mask, int] | None:
        """Return the mask and its revision; None where the class is not on the image."""
        class_id = painting.class_id
        if class_id and class_id not in self.store.pixel_counts(record.id):
            return None
        mask, _ = self.store.load_mask(record.id, painting.shape)
        return mask, self.store.mask_revision(record.id)
