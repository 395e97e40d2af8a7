"""Builds the pyramid's levels in a thread, so that a large image is shown at once."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from segstudio.ui.canvas.pyramid import Pyramid

AT_ONCE_BYTES = 2**21
"""Images up to this size are built before `start` returns: a millisecond or so."""


class LevelBuilder(QObject):
    """Works on one pyramid at a time; a new one cancels the last.

    level_built: (pyramid, level), delivered in the thread of the receiver.
    """

    level_built = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = _Work()
        # A thread that is inside OpenCV when Python ends would abort the process.
        weakref.finalize(self, self._work.end)

    def start(self, pyramid: Pyramid) -> None:
        """Build the levels of an image."""
        if pyramid.size_bytes <= AT_ONCE_BYTES:
            self.stop()
            pyramid.build(lambda: False, lambda _level: None)
            return

        def on_built(level: int) -> None:
            with contextlib.suppress(RuntimeError):  # the window may be gone by now
                self.level_built.emit(pyramid, level)

        self._work.begin(lambda is_cancelled: pyramid.build(is_cancelled, on_built))

    def stop(self) -> None:
        """Cancel the work; the thread ends by itself within milliseconds."""
        self._work.cancelled.set()

    def wait(self) -> None:
        """Return when the work is done or has stopped; it does not cancel it."""
        self._work.join()


class _Work:
    """One thread at a time, which can be told to end."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, work: Callable[[Callable[[], bool]], None]) -> None:
        """Run `work(is_cancelled)` in a thread, as soon as the one before it has stopped."""
        self.cancelled.set()
        before, cancelled = self._thread, threading.Event()

        def run() -> None:
            if before is not None:
                before.join()
            work(cancelled.is_set)

        self.cancelled = cancelled
        self._thread = threading.Thread(target=run, name="canvas levels", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Return when nothing runs."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def end(self) -> None:
        """Cancel and wait."""
        self.cancelled.set()
        self.join()
