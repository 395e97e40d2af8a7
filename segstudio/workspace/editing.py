"""Edits of the current mask: begun by tools, committed to history, disk and engine; undo, redo."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import EditDamaged, MaskEdit
from segstudio.document.object_pen import ObjectPen
from segstudio.document.region import Region
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.edit_extent import EditExtent
from segstudio.workspace.errand import Errand
from segstudio.workspace.events import Events
from segstudio.workspace.history_jump import HistoryJump
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver

T = TypeVar("T")

QUICK_CHANGES = 48
"""An undo of so many tile changes is done at once (about 2 ms); a larger one off this thread."""
QUICK_TILES = 24
"""A stroke over so many planes of tiles is ended at once (about 2 ms); a longer one off it."""

REPLAY_S = 0.003
"""So long at a time is spent on what has waited; then others on this thread have their turn."""

Committed = Callable[[OpenImage, dict[int, int]], None]
"""Called with the image, and the class counts before the edit."""


class Editing:
    """One edit at a time. While a large one is made elsewhere, what comes next waits in order.

    What has waited is done a few milliseconds at a time: moves are never replayed in one burst.
    """

    def __init__(
        self, background: Background, events: Events, saver: Saver, on_committed: Committed
    ) -> None:
        self._background = background
        self._events = events
        self._saver = saver
        self._on_committed = on_committed
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_going_on = False
        self._will_go_on = False
        self._errand = Errand(background.edits, self._go_on)
        self.image: OpenImage | None = None
        self.settle_tool: Callable[[], None] = lambda: None
        """Commits a stroke in the making: before anything else changes the mask."""
        self.on_drawn: Callable[[OpenImage, list[Region]], None] = lambda image, regions: None
        """Copies changed pixels for the engine; of a large edit off this thread, still in order."""
        self.step_set: Callable[[OpenImage, MaskEdit, bool], None] = lambda *_: None
        """Undoes (or redoes) an edit that is part of a set, in all images; see `EditSets`."""
        saver.on_caught_up = self._go_on

    @property
    def is_busy(self) -> bool:
        """True while an edit is made off this thread."""
        return self._errand.is_under_way

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
        """End an edit that was painted on this thread: a small one at once, a large one off it."""
        image = self.image
        if image is not None and editor.touched > QUICK_TILES:
            self._run(image, editor, lambda _: None, is_shown=True)
        elif image is not None:
            before, edit = image.mask.counts, editor.finish()
            if edit is not None:
                self._take(image, edit, before, EditExtent.of(edit, image.shape), is_shown=True)

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

    def run_elsewhere(
        self,
        make: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do off this thread what edits masks and stores them itself; call it when free."""
        self._errand.run(make, done, failed)

    def undo(self) -> None:
        """Take the last edit back."""
        self.settle_tool()
        self.when_free(lambda: self._step(is_undo=True))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.settle_tool()
        self.when_free(lambda: self._step(is_undo=False))

    def go_to(self, cursor: int) -> None:
        """Undo or redo until so many edits are applied, those of sets in all images."""
        self.settle_tool()
        image = self.image
        self.when_free(lambda: self._jump(image, cursor))

    def finish_now(self) -> None:
        """Wait for all that is under way, and commit it: the session ends."""
        while self.is_busy or self._waiting:
            self._errand.wait()
            if not self._saver.write_now():
                break
            self._go_on()
        self._waiting.clear()

    def _run(
        self,
        image: OpenImage,
        editor: MaskEditor,
        paint: Callable[[MaskEditor], None],
        is_shown: bool = False,
    ) -> None:
        before = image.mask.counts

        def make() -> tuple[MaskEdit, EditExtent] | None:
            try:
                paint(editor)
                edit = editor.finish()
            except BaseException:
                editor.cancel()
                raise
            return None if edit is None else (edit, EditExtent.of(edit, image.shape))

        def done(made: tuple[MaskEdit, EditExtent] | None) -> None:
            if made is not None:
                self._take(image, made[0], before, made[1], is_shown)

        self._errand.run(make, done, self._failed)

    def _take(
        self,
        image: OpenImage,
        edit: MaskEdit,
        before: dict[int, int],
        extent: EditExtent,
        is_shown: bool,
    ) -> None:
        image.history.push(edit)
        place, counts = (image.id, image.shape), image.mask.counts
        self._saver.write(lambda s: s.commit_edit(*place, edit, counts), image.id)
        if not is_shown:
            self._events.mask_changed.emit(extent.shown)
        self.announce(image, extent.drawn, before)

    def _step(self, is_undo: bool) -> None:
        image = self.image
        edit = None if image is None else image.history.undo() if is_undo else image.history.redo()
        if image is None or edit is None:
            return
        if edit.set_id:
            self.step_set(image, edit, is_undo)
            return
        before = image.mask.counts
        turn = image.mask.take_back if is_undo else image.mask.apply
        write = ProjectStore.undo if is_undo else ProjectStore.redo

        def change() -> EditExtent:
            return EditExtent.of(edit, image.shape, turn(edit))

        def done(extent: EditExtent) -> None:
            place, counts = (image.id, image.shape), image.mask.counts
            self._saver.write(lambda s: write(s, *place, edit, counts), image.id)
            self._events.mask_changed.emit(extent.shown)
            self.announce(image, extent.drawn, before)

        def failed(error: Exception) -> None:
            # The mask is as it was (see `Mask.apply`), so the cursor goes back to where it was.
            image.history.redo() if is_undo else image.history.undo()
            self._failed(error)

        if len(edit.changes) <= QUICK_CHANGES:
            try:
                done(change())
            except EditDamaged as error:
                failed(error)
        else:
            self._errand.run(change, done, failed)

    def _jump(self, image: OpenImage | None, cursor: int) -> None:
        if image is None or image is not self.image:
            return
        before, jump = image.mask.counts, HistoryJump(image, cursor)

        def done(extent: EditExtent) -> None:
            jump.finish()
            self._saver.write(jump.store_with(image.mask.counts), image.id)
            self._events.mask_changed.emit(extent.shown)
            self.announce(image, extent.drawn, before)

        def go_on() -> None:
            if image.history.cursor == jump.cursor:
                self._jump(image, cursor)

        if jump.is_of_set:
            self._step(jump.is_undo)
        elif jump.steps:
            self._errand.run(jump.make, done, self._failed)
        if jump.steps and jump.cursor != cursor:
            self._waiting.appendleft(go_on)

    def announce(self, image: OpenImage, regions: list[Region], before: dict[int, int]) -> None:
        """Tell of an edit that is made and stored. before: the class counts before it."""
        self._on_committed(image, before)
        self._events.history_changed.emit()
        if len(regions) <= QUICK_CHANGES:
            self.on_drawn(image, regions)
        else:
            self._errand.run(lambda: self.on_drawn(image, regions), lambda _: None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._events.notice.emit(Notice.of_error(error))

    @property
    def _is_blocked(self) -> bool:
        return self.is_busy or self._saver.is_behind

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
