"""Edits of the current mask: begun by tools, committed to history, disk and engine; undo, redo."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from time import perf_counter
from typing import TypeVar

from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import EditDamaged, MaskEdit
from segstudio.document.object_pen import ObjectPen
from segstudio.document.region import Region
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.history_jump import HistoryJump
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver

QUICK_CHANGES = 48
"""An undo of so many tile changes is done at once (about 2 ms); a larger one off this thread."""

REPLAY_S = 0.003
"""So long at a time is spent on what has waited; then others on this thread have their turn."""

T = TypeVar("T")
Committed = Callable[[OpenImage, dict[int, int]], None]
"""Called with the image, and the class counts before the edit."""


class Editing:
    """One edit at a time. While a large one is made elsewhere, what comes next waits in order.

    What has waited is done a few milliseconds at a time, so that a hand's moves are never replayed
    in one long burst.
    """

    def __init__(
        self, background: Background, events: Events, saver: Saver, on_committed: Committed
    ) -> None:
        self._background = background
        self._events = events
        self._saver = saver
        self._on_committed = on_committed
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_busy = False
        self._is_going_on = False
        self._will_go_on = False
        self._end: Callable[[], None] | None = None
        self.image: OpenImage | None = None
        self.settle_tool: Callable[[], None] = lambda: None
        """Commits a stroke in the making: before anything else changes the mask."""
        self.on_drawn: Callable[[OpenImage, list[Region]], None] = lambda image, regions: None
        """Copies changed pixels for the engine; of a large edit off this thread, still in order."""
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
        if self._waiting or self._is_blocked:
            self._waiting.append(action)
            self._go_on()
        else:
            action()

    def in_order(self, action: Callable[[], None]) -> None:
        """Do `action` now, or after what is waiting: a stroke keeps the class it was begun with."""
        if self._waiting:
            self._waiting.append(action)
        else:
            action()

    def commit(self, editor: MaskEditor) -> None:
        """End an edit that was painted on this thread."""
        if self.image is not None:
            before = self.image.mask.counts
            self._take(self.image, editor.finish(), before)

    def complete(self, editor: MaskEditor, paint: Callable[[MaskEditor], None]) -> None:
        """Let `paint` go on with an edit off this thread, then end it as `commit` does."""
        if self.image is not None:
            self._run(self.image, editor, paint)

    def run(
        self,
        name: str,
        paint: Callable[[MaskEditor], None],
        locked_ids: frozenset[int],
        otherwise: Callable[[], None] = lambda: None,
        pen_of: Callable[[], ObjectPen | None] = lambda: None,
    ) -> None:
        """Paint a whole edit of this image off this thread and commit it.

        otherwise: called instead where another image has come before its turn. pen_of: returns,
        at its turn, what objects are drawn with.
        """
        self.settle_tool()
        image = self.image

        def start() -> None:
            if image is not None and self.image is image:
                self._run(image, MaskEditor(image.mask, name, locked_ids, pen_of()), paint)
            else:
                otherwise()

        self.when_free(start)

    def undo(self) -> None:
        """Take the last edit back."""
        self.settle_tool()
        self.when_free(lambda: self._step(is_undo=True))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.settle_tool()
        self.when_free(lambda: self._step(is_undo=False))

    def go_to(self, cursor: int) -> None:
        """Undo or redo until so many edits are applied, as one change made off this thread."""
        self.settle_tool()
        image = self.image
        self.when_free(lambda: self._jump(image, cursor))

    def finish_now(self) -> None:
        """Wait for all that is under way, and commit it: the session ends."""
        while self._end is not None or self._waiting:
            if self._end is not None:
                self._end()
            if not self._saver.write_now():
                break
            self._go_on()
        self._waiting.clear()

    def _run(
        self, image: OpenImage, editor: MaskEditor, paint: Callable[[MaskEditor], None]
    ) -> None:
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

        self._away(make, done, self._failed)

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
        regions = edit.regions(shape)
        if not is_shown:
            self._events.mask_changed.emit(regions)
        self._announce(image, edit.drawn_regions(shape), before)

    def _step(self, is_undo: bool) -> None:
        image = self.image
        edit = None if image is None else image.history.undo() if is_undo else image.history.redo()
        if image is None or edit is None:
            return
        before = image.mask.counts
        change = image.mask.take_back if is_undo else image.mask.apply

        def done(changed: list[Region]) -> None:
            self._write_step(image, edit, is_undo)
            self._events.mask_changed.emit(changed)
            self._announce(image, edit.drawn_regions(image.shape), before)

        def failed(error: Exception) -> None:
            # The mask is as it was (see `Mask.apply`), so the cursor goes back to where it was.
            image.history.redo() if is_undo else image.history.undo()
            self._failed(error)

        if len(edit.changes) <= QUICK_CHANGES:
            try:
                changed = change(edit)
            except EditDamaged as error:
                failed(error)
            else:
                done(changed)
        else:
            self._away(lambda: change(edit), done, failed)

    def _jump(self, image: OpenImage | None, cursor: int) -> None:
        if image is None or image is not self.image:
            return
        before, jump = image.mask.counts, HistoryJump(image, cursor)

        def done(regions: list[Region]) -> None:
            jump.finish()
            self._saver.write(jump.store_with(image.mask.counts), image.id)
            self._events.mask_changed.emit(regions)
            self._announce(image, regions, before)

        if jump.steps:
            self._away(jump.make, done, self._failed)

    def _away(
        self,
        task: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `task` off this thread, then the rest here, once: when it is told or waited for."""
        self._is_busy = True
        outcome: Future[T] = Future()

        def work() -> None:
            try:
                outcome.set_result(task())
            except Exception as error:
                outcome.set_exception(error)

        def end(_: None = None) -> None:
            if self._end is not end:
                return
            error = outcome.exception()
            self._end, self._is_busy = None, False
            if isinstance(error, Exception):
                failed(error)
            else:
                done(outcome.result())
            self._go_on()

        self._end = end
        self._background.edits.run(work, end)

    def _write_step(self, image: OpenImage, edit: MaskEdit, is_undo: bool) -> None:
        image_id, shape, counts = image.id, image.shape, image.mask.counts
        self._saver.write(
            lambda s: (s.undo if is_undo else s.redo)(image_id, shape, edit, counts), image_id
        )

    def _announce(self, image: OpenImage, regions: list[Region], before: dict[int, int]) -> None:
        self._on_committed(image, before)
        self._events.history_changed.emit()
        if len(regions) <= QUICK_CHANGES:
            self.on_drawn(image, regions)
        else:
            self._away(lambda: self.on_drawn(image, regions), lambda _: None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._events.notice.emit(Notice.of_error(error))

    @property
    def _is_blocked(self) -> bool:
        return self._is_busy or self._saver.is_behind

    def _go_on(self) -> None:
        if self._is_going_on:
            return
        self._is_going_on = True
        until = perf_counter() + REPLAY_S
        try:
            while self._waiting and not self._is_blocked:
                self._waiting.popleft()()
                if perf_counter() >= until:
                    break
        finally:
            self._is_going_on = False
        if self._waiting and not self._is_blocked and not self._will_go_on:
            self._will_go_on = True
            self._background.post(self._go_on_later)

    def _go_on_later(self) -> None:
        self._will_go_on = False
        self._go_on()
