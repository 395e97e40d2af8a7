"""Leaving the open project, for another one or none: only once all of it is on disk."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.workspace.background import Background
from segstudio.workspace.drawing_surface import PointerDesk
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.saver import Saver
from segstudio.workspace.sentences import Sentences

STILL_UNSAVED = "The project stays open, because not all of it could be saved."


class Leaving:
    """Waits for what is being drawn and saved; the window answers meanwhile."""

    def __init__(
        self,
        background: Background,
        events: Events,
        saver: Saver,
        editing: Editing,
        pointer: PointerDesk,
        close: Callable[[], None],
    ) -> None:
        """close: closes the project, if one is open."""
        self._background, self._events, self._saver = background, events, saver
        self._editing, self._pointer, self._close = editing, pointer, close

    def leave(self, then: Callable[[], None]) -> None:
        """Close the open project, if any, then go on; it stays where it cannot be saved."""
        self._pointer.settle()
        self._editing.when_free(lambda: self._leave_saved(then))

    def _leave_saved(self, then: Callable[[], None]) -> None:
        reason = self._saver.unsaved
        if reason is not None:
            self._events.notice.emit(Notice(Sentences(STILL_UNSAVED, reason), is_error=True))
        elif self._saver.is_idle:
            self._close()
            then()
        else:
            self._background.disk.run(self._saver.flush, lambda _: self._leave_saved(then))
