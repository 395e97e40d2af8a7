"""Edits of the current mask: begun by tools, committed to history, disk and engine; undo, redo."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskEdit
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver

QUICK_CHANGES = 48
"""An undo of so many tile changes is done at once (about 4 ms); a larger one off this thread."""

Committed = Callable[[OpenImage, MaskEdit, dict[int, int]], None]
"""Called with the image, the edit, and the class counts before it."""


class Editing:
    """One edit at a time. While a large one is made elsewhere, what comes next waits in order."""

    def __init__(
        self, background: Background, events: Events, saver: Saver, on_committed: Committed
    ) -> None:
        self._background = background
        self._events = events
        self._saver = saver
        self._on_committed = on_committed
        self._waiting: list[Callable[[], None]] = []
        self._is_busy = False
        self.image: OpenImage | None = None
        saver.on_caught_up = self._go_on

    @property
    def is_busy(self) -> bool:
        """True while an edit is made off this thread."""
        return self._is_busy

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self.image.history.undo_name if self.image else None

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self.image.history.redo_name if self.image else None

    def when_free(self, action: Callable[[], None]) -> None:
        """Do `action` now, or as soon as no edit is under way and the last one is on disk.

        So no stroke can start while the one before could still be lost; where the disk fails,
        work goes on in memory.
        """
        if self._is_busy or self._saver.is_behind or self._waiting:
            self._waiting.append(action)
        else:
            action()

    def commit(self, editor: MaskEditor) -> None:
        """End an edit that was painted on this thread."""
        if self.image is not None:
            before = self.image.mask.counts
            self._take(self.image, editor.finish(), before)

    def run(
        self, name: str, paint: Callable[[MaskEditor], None], locked_ids: frozenset[int]
    ) -> None:
        """Paint a whole edit off this thread and commit it."""
        self.when_free(lambda: self._run(name, paint, locked_ids))

    def undo(self) -> None:
        """Take the last edit back."""
        self.when_free(lambda: self._step(is_undo=True))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.when_free(lambda: self._step(is_undo=False))

    def _run(
        self, name: str, paint: Callable[[MaskEditor], None], locked_ids: frozenset[int]
    ) -> None:
        image = self.image
        if image is None:
            return
        self._is_busy = True
        editor = MaskEditor(image.mask, name, locked_ids)
        before = image.mask.counts

        def make() -> MaskEdit | None:
            try:
                paint(editor)
                return editor.finish()
            except BaseException:
                editor.cancel()
                raise

        def done(edit: MaskEdit | None) -> None:
            self._take(image, edit, before, is_shown=False)
            self._be_free()

        self._background.edits.run(make, done, self._failed)

    def _take(
        self,
        image: OpenImage,
        edit: MaskEdit | None,
        before: dict[int, int],
        is_shown: bool = True,
    ) -> None:
        if edit is None:
            return
        image.history.push(edit)
        image_id, shape, counts = image.id, image.shape, image.mask.counts
        self._saver.write(lambda s: s.commit_edit(image_id, shape, edit, counts), image_id)
        if not is_shown:
            self._events.mask_changed.emit(edit.regions(shape))
        self._announce(image, edit, before)

    def _step(self, is_undo: bool) -> None:
        image = self.image
        edit = None if image is None else image.history.undo() if is_undo else image.history.redo()
        if image is None or edit is None:
            return
        before = image.mask.counts

        def done(_: object = None) -> None:
            self._write_step(image, edit, is_undo)
            self._events.mask_changed.emit(edit.regions(image.shape))
            self._announce(image, edit, before)
            self._be_free()

        if len(edit.changes) <= QUICK_CHANGES:
            image.mask.apply(edit)
            done()
        else:
            self._is_busy = True
            self._background.edits.run(lambda: image.mask.apply(edit), done, self._failed)

    def _write_step(self, image: OpenImage, edit: MaskEdit, is_undo: bool) -> None:
        image_id, shape, counts = image.id, image.shape, image.mask.counts
        if is_undo:
            self._saver.write(lambda s: s.undo(image_id, shape, edit, counts), image_id)
        else:
            self._saver.write(lambda s: s.redo(image_id, shape, edit, counts), image_id)

    def _announce(self, image: OpenImage, edit: MaskEdit, before: dict[int, int]) -> None:
        self._on_committed(image, edit, before)
        self._events.history_changed.emit()

    def _failed(self, error: Exception) -> None:
        self._events.notice.emit(Notice.of_error(error))
        self._be_free()

    def _be_free(self) -> None:
        self._is_busy = False
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not (self._is_busy or self._saver.is_behind):
            self._waiting.pop(0)()
