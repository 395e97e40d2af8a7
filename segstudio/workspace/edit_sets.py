"""Edits of many images as one step of a sitting: made together, undone and redone together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.edit_set import SetMove
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.errors import EditsOutdated, StorageFailed
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.edit_extent import EditExtent
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.turns import in_turns

Remake = Callable[[ProjectStore, int], None]
"""Stages the edit of one image again, on the disk lane: its mask has changed since."""
Failed = Callable[[Exception], None]
Gains = Mapping[int, Mapping[int, int]]
"""Labelled pixels more of each class, for each image."""
T = TypeVar("T")

TITLE = "Changing all images"
CLOSED = "The project was closed; nothing was changed."


class EditSets:
    """Knows that one of the images may be on the canvas, where its mask is in memory, too."""

    def __init__(
        self,
        saver: Saver,
        send_whole: Callable[[ImageRecord, Mask], None],
        parts: SittingParts,
    ) -> None:
        """send_whole: tells the engine of a mask that changed on disk; called on its lane."""
        self._saver = saver
        self._send_whole = send_whole
        self._background, self._events = parts.background, parts.events
        self._tell = parts.tell
        self._board, self._desk = parts.board, parts.desk
        self._editing, self._classes = parts.editing, parts.classes
        self._editing.step_set = self._step

    def commit(
        self,
        stage: EditStage,
        remake: Remake,
        then: Callable[[int], None],
        failed: Failed,
        classes: Callable[[ClassTable], ClassTable] = lambda table: table,
    ) -> None:
        """Store what is staged, all or nothing, and show it; nothing else is edited meanwhile.

        then: called with the set's number on the session's thread. classes: returns those from then
        on; what it adds to them goes again when the set is undone.
        """
        store = self._desk.store

        def start() -> None:
            if store is None or self._desk.store is not store:
                failed(StorageFailed(CLOSED))
                return
            try:
                table = classes(self._classes.table)
            except ValueError as error:
                failed(error)
                return
            self._store_all(store, stage, remake, table, then, failed)

        self._editing.settle_tool()
        self._editing.when_free(start)

    def _store_all(
        self,
        store: ProjectStore,
        stage: EditStage,
        remake: Remake,
        table: ClassTable,
        then: Callable[[int], None],
        failed: Failed,
    ) -> None:
        image, before = self._editing.image, self._classes.table
        counts = {} if image is None else image.mask.counts

        def make() -> tuple[int, MaskEdit | None, EditExtent | None]:
            new_ids = set(table.ids) - set(before.ids)
            set_id = self._background.disk.call(
                lambda: self._stored(store, stage, remake, table, new_ids)
            )
            if image is None or image.id not in stage:
                return set_id, None, None
            edit = replace(stage[image.id].edit, set_id=set_id)
            return set_id, edit, EditExtent.of(edit, image.shape, image.mask.apply(edit))

        def done(made: tuple[int, MaskEdit | None, EditExtent | None]) -> None:
            set_id, edit, extent = made
            if table is not before:
                self._classes.replace_table(table)
            if image is not None and edit is not None and extent is not None:
                image.history.push(edit)
                self._events.mask_changed.emit(extent.shown)
                self._editing.announce(image, extent.drawn, counts)
            self._note(store, stage.gains, image)
            then(set_id)

        self._editing.run_elsewhere(make, done, failed)

    def _stored(
        self,
        store: ProjectStore,
        stage: EditStage,
        remake: Remake,
        table: ClassTable,
        new_ids: Iterable[int],
    ) -> int:
        """Store what is staged, on the disk lane; edits of masks that have changed are new."""
        while True:
            self._write_pending()
            try:
                return store.commit_edits(stage, table, new_ids)
            except EditsOutdated as error:
                for image_id in error.image_ids:
                    stage.drop(image_id)
                    remake(store, image_id)

    def undo(self, set_id: int) -> None:
        """Take a set back in all images, whichever is on the canvas."""
        self._editing.settle_tool()
        self._editing.when_free(lambda: self._undo(set_id))

    def _undo(self, set_id: int) -> None:
        image, store = self._editing.image, self._desk.store
        cursor = 0 if image is None else image.history.cursor
        if image is not None and cursor and image.history[cursor - 1].set_id == set_id:
            self._editing.undo()
        elif store is not None:  # the open image is not in it, or was drawn on since

            def done(move: SetMove) -> None:
                self._note(store, move.gains, None)
                self._end(move, is_undo=True)

            self._run(lambda: self._moved(store, set_id, True), done, lambda: None)

    def _step(self, image: OpenImage, edit: MaskEdit, is_undo: bool) -> None:
        """Undo (or redo) a set of which that edit is the last (or next) one of the open image."""
        store, before = self._desk.store, image.mask.counts
        mask, history = image.mask, image.history
        turn, turn_back = (mask.take_back, mask.apply) if is_undo else (mask.apply, mask.take_back)

        def make() -> tuple[SetMove, EditExtent]:
            extent = EditExtent.of(edit, image.shape, turn(edit))
            try:
                return self._moved(store, edit.set_id, is_undo), extent
            except BaseException:
                turn_back(edit)
                raise

        def done(made: tuple[SetMove, EditExtent]) -> None:
            move, extent = made
            if not is_undo:
                self._replace(self._classes.table.restored(move.class_ids))
            self._events.mask_changed.emit(extent.shown)
            self._editing.announce(image, extent.drawn, before)
            if store is not None:
                self._note(store, move.gains, image)
            self._end(move, is_undo)

        self._run(make, done, history.redo if is_undo else history.undo)

    def _run(
        self, make: Callable[[], T], done: Callable[[T], None], put_back: Callable[[], object]
    ) -> None:
        """Do it off this thread, as a job that the person sees; nothing is edited meanwhile."""
        ticket = self._board.open(TITLE)

        def end(made: T) -> None:
            self._board.close(ticket.job_id)
            done(made)

        def fail(error: Exception) -> None:
            self._board.close(ticket.job_id)
            put_back()
            self._events.notice.emit(Notice.of_error(error))

        self._editing.run_elsewhere(make, end, fail)

    def _moved(self, store: ProjectStore | None, set_id: int, is_undo: bool) -> SetMove:
        """Undo (or redo) a set on disk; not on the session's own thread."""
        if store is None:
            raise StorageFailed(CLOSED)

        def move() -> SetMove:
            self._write_pending()
            return store.undo_edits(set_id) if is_undo else store.redo_edits(set_id)

        return self._background.disk.call(move)

    def _write_pending(self) -> None:
        """What was drawn before comes first."""
        if not self._saver.flush():
            raise StorageFailed(
                f"All images can be changed once all is saved. {self._saver.unsaved or ''}".strip()
            )

    def _note(self, store: ProjectStore, gains: Gains, image: OpenImage | None) -> None:
        """Account for what has changed on disk beside the open image."""
        elsewhere = {i: each for i, each in gains.items() if image is None or i != image.id}
        total: Counter[int] = Counter()
        for each in elsewhere.values():
            total.update(each)
        self._classes.take_counts({}, dict(total))
        self._desk.on_stored_change(None)

        def read() -> list[ImageRecord]:
            return [record for record in store.images() if record.id in elsewhere]

        def take(records: list[ImageRecord]) -> None:
            if self._desk.store is store:
                in_turns(self._background.post, (partial(self._take, each) for each in records))
                self._background.engine.run(lambda: self._send(store, records))

        if elsewhere:
            self._background.disk.run(read, take)

    def _take(self, record: ImageRecord) -> None:
        known = self._desk.images.record(record.id)
        if known is not None and (known.status, known.shape) != (record.status, record.shape):
            self._desk.images.change(record.id, status=record.status, shape=record.shape)
            self._events.image_changed.emit(record.id)

    def _send(self, store: ProjectStore, records: Iterable[ImageRecord]) -> None:
        for record in records:
            if self._desk.store is not store:
                return
            if record.shape is None or not record.is_for_engine:
                continue
            load = partial(store.load_mask, record.id, record.shape)
            mask, _ = self._background.disk.call(load)
            self._send_whole(record, mask)

    def _end(self, move: SetMove, is_undo: bool) -> None:
        """Take classes away that came with a set that is undone, and say what was done."""
        table = self._classes.table
        for class_id in move.class_ids if is_undo else ():
            if table.get(class_id) and not self._classes.pixel_count_in_project(class_id):
                table = table.without(class_id)
        self._replace(table)
        done, all_of_it = len(move.gains), len(move.gains) + len(move.left)
        if move.left and is_undo:
            self._tell(
                f"Undone in {done:,} of {all_of_it:,} images; more was drawn on the others since."
            )
        elif done > 1:
            self._tell(f"Undone in {done:,} images." if is_undo else f"Redone in {done:,} images.")

    def _replace(self, table: ClassTable) -> None:
        if table is not self._classes.table:
            self._classes.replace_table(table)
