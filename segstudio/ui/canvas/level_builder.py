"""Builds the pyramid's levels in a thread, so that a large image is shown at once."""

from __future__ import annotations

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

from segstudio.ui.canvas.pyramid import Pyramid

_AT_ONCE_PX = 2**20
"""Images up to this many pixels are built before `start` returns: a millisecond or so."""


class LevelBuilder(QObject):
    """Works on one pyramid at a time; a new one cancels the last.

    level_built: (pyramid, level), delivered in the thread of the receiver.
    """

    level_built = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pyramid: Pyramid, area_px: int) -> None:
        """Build the levels of an image of `area_px` pixels."""
        self.stop()
        if area_px <= _AT_ONCE_PX:
            pyramid.build(lambda: False, lambda _level: None)
            return
        cancelled = self._cancelled = threading.Event()

        def on_built(level: int) -> None:
            with contextlib.suppress(RuntimeError):  # the window may be gone by now
                self.level_built.emit(pyramid, level)

        self._thread = threading.Thread(
            target=pyramid.build,
            args=(cancelled.is_set, on_built),
            name="canvas levels",
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        """Cancel the work; the thread ends by itself within milliseconds."""
        self._cancelled.set()

    def wait(self) -> None:
        """Return when the work is done or has stopped; it does not cancel it."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
