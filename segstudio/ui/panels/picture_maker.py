"""Small pictures made by one thread of their own, for the rows in sight."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from threading import Condition, Thread

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from segstudio.storage.errors import StorageError

MAX_KEPT = 800
"""Pictures kept; about 25 KB each."""
MAX_WANTED = 48
"""Requests kept while scrolling; older ones are for rows that went out of sight."""

Pixels = npt.NDArray[np.uint8]
_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}
_log = logging.getLogger(__name__)


class PictureMaker(QObject):
    """`picture` gives what is there and makes what is not, the latest request first."""

    ready = Signal(object)
    """A picture has come (its key)."""
    _made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[int, Callable[[], Pixels]] = OrderedDict()
        self._condition = Condition()
        self._is_stopped = False
        self._thread: Thread | None = None
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def picture(self, key: int, make: Callable[[], Pixels] | None) -> QPixmap | None:
        """Return the picture, or None while it is made or where it cannot be.

        make: returns (height, width), or 3 or 4 channels, uint8, on the thread; None: not wanted.
        """
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if make is not None:
            self._want(key, make)
        return None

    def forget(self, key: int) -> None:
        """Make this picture anew when it is next asked for; the old one goes at once."""
        self._kept.pop(key, None)

    def clear(self) -> None:
        """Forget everything, as when another project is opened."""
        with self._condition:
            self._wanted.clear()
        self._kept.clear()

    def stop(self) -> None:
        """End the thread after the picture at hand."""
        with self._condition:
            self._is_stopped = True
            self._wanted.clear()
            self._condition.notify()
        if self._thread is not None:
            self._thread.join(timeout=2.0)

    def _want(self, key: int, make: Callable[[], Pixels]) -> None:
        with self._condition:
            if key in self._wanted or self._is_stopped:
                return
            self._wanted[key] = make
            if len(self._wanted) > MAX_WANTED:
                self._wanted.popitem(last=False)
            self._condition.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="thumbnails", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._wanted or self._is_stopped)
                if self._is_stopped:
                    return
                key, make = next(reversed(self._wanted.items()))
            picture = _image(make)
            with self._condition:
                is_wanted = self._wanted.pop(key, None) is not None
            if is_wanted:
                self._made.emit((key, picture))

    def _on_made(self, result: tuple[int, QImage | None]) -> None:
        key, picture = result
        self._kept[key] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(key)


def _image(make: Callable[[], Pixels]) -> QImage | None:
    """Return an image of its own memory."""
    try:
        pixels = np.ascontiguousarray(make())
    except (StorageError, OSError, ValueError, MemoryError) as error:
        _log.info("No thumbnail: %s", error)
        return None
    height, width = pixels.shape[:2]
    kind = _FORMATS[1 if pixels.ndim == 2 else pixels.shape[2]]
    return QImage(pixels.data, width, height, pixels.strides[0], kind).copy()
