"""Writes every change to the project file, in order, and keeps what could not be written."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from segstudio.storage.errors import ImageMissing, StorageError
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice

RETRY_S = 2.0
"""Wait before writing again after a failure (disk full, drive gone)."""

Write = Callable[[ProjectStore], object]

_log = logging.getLogger(__name__)


class Saver:
    """A queue of writes. One failure stops it; nothing is dropped, and it is tried again and again.

    Methods are called on the session's own thread; the writing happens on the disk lane.
    """

    def __init__(self, background: Background, events: Events) -> None:
        self._background = background
        self._events = events
        self._pending: deque[tuple[int | None, Write]] = deque()
        self._store: ProjectStore | None = None
        self._timer: threading.Timer | None = None
        self._problem: str | None = None
        self._is_stopped = False
        self.on_caught_up: Callable[[], None] = lambda: None
        """Called on the session's thread when the last edit has reached the disk."""

    @property
    def is_behind(self) -> bool:
        """True while an edit is on its way to a disk that works: for milliseconds."""
        return self._problem is None and bool(self.unsaved_image_ids)

    @property
    def unsaved(self) -> str | None:
        """Why work is not on disk, in a sentence; None where all is well."""
        return self._problem

    @property
    def unsaved_image_ids(self) -> frozenset[int]:
        """Images with edits that are not on disk yet."""
        return frozenset(image_id for image_id, _ in tuple(self._pending) if image_id is not None)

    @property
    def is_idle(self) -> bool:
        """True where nothing waits to be written."""
        return not self._pending

    def attach(self, store: ProjectStore) -> None:
        """Write to that project from now on."""
        self._pending.clear()
        self._store = store

    def detach(self) -> None:
        """Forget the project; what is pending has been tried a last time before."""
        self._store = None
        self._pending.clear()
        self._set_problem(None)

    def write(self, write: Write, image_id: int | None = None) -> None:
        """Queue a write of one transaction, about that image where it is an edit of its mask.

        Without a project nothing is written.
        """
        if self._store is None or self._is_stopped:
            return
        self._pending.append((image_id, write))
        if self._problem is None:
            self._background.disk.run(self.flush)

    def write_now(self) -> bool:
        """Wait until all is written; False where it cannot be."""
        return self.is_idle or self._background.disk.call(self.flush)

    def retry(self) -> None:
        """Try again now."""
        if not self._is_stopped:
            self._background.disk.run(self.flush)

    def stop(self) -> None:
        """Write and try no more: the session ends."""
        self._is_stopped = True
        if self._timer is not None:
            self._timer.cancel()

    def flush(self) -> bool:
        """Write what is pending; on the disk lane only. Returns False if something is left."""
        store = self._store
        if store is None:
            return not self._pending
        while self._pending:
            try:
                self._pending[0][1](store)
            except ImageMissing as error:
                _log.info("A write is left out, as its image was removed: %s", error)
            except (StorageError, OSError) as error:
                _log.warning("A write failed and is kept: %s", error)
                self._background.post(lambda error=error: self._failed(error))  # type: ignore[misc]
                return False
            except Exception as error:
                _log.exception("A write could not be understood and is left out")
                self._background.post(
                    lambda error=error: self._events.notice.emit(Notice.of_error(error))  # type: ignore[misc]
                )
            self._pending.popleft()
        if self._problem is not None:
            self._background.post(self._recovered)
        self._background.post(lambda: self.on_caught_up())
        return True

    def _failed(self, error: Exception) -> None:
        if self._problem is None:
            self._events.notice.emit(Notice.of_error(error))
        self._set_problem(str(error))
        self.on_caught_up()
        if self._timer is not None:
            self._timer.cancel()
        if self._is_stopped:
            return
        self._timer = threading.Timer(RETRY_S, self.retry)
        self._timer.daemon = True
        self._timer.start()

    def _recovered(self) -> None:
        if self._problem is not None:
            self._set_problem(None)
            self._events.notice.emit(Notice("Everything is saved again."))

    def _set_problem(self, problem: str | None) -> None:
        if problem is None and self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if problem != self._problem:
            self._problem = problem
            self._events.unsaved_changed.emit()
