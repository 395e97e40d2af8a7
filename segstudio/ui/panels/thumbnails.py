"""Small pictures of the images in sight, read by one thread of their own."""

from __future__ import annotations

import logging
from collections import OrderedDict
from pathlib import Path
from threading import Condition, Thread

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_preview
from segstudio.workspace.image_list import ImageRecord

MAX_KEPT = 800
"""Pictures kept; about 25 KB each."""
MAX_WANTED = 48
"""Requests kept while scrolling; older ones are for rows that went out of sight."""

_log = logging.getLogger(__name__)


class Thumbnails(QObject):
    """`get` gives what is there and reads what is not, the latest request first."""

    ready = Signal(int)
    """An image's picture has come (its id)."""
    _read = Signal(object)

    def __init__(self, side_px: int, parent: QObject) -> None:
        """side_px: device pixels of the longer side."""
        super().__init__(parent)
        self._side_px = side_px
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[int, Path] = OrderedDict()
        self._condition = Condition()
        self._is_stopped = False
        self._thread: Thread | None = None
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def get(self, record: ImageRecord) -> QPixmap | None:
        """Return the picture, or None while it is read or where it cannot be."""
        if record.id in self._kept:
            self._kept.move_to_end(record.id)
            return self._kept[record.id]
        if record.problem is None:
            self._want(record)
        return None

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

    def _want(self, record: ImageRecord) -> None:
        with self._condition:
            if record.id in self._wanted or self._is_stopped:
                return
            self._wanted[record.id] = record.path
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
                image_id, path = next(reversed(self._wanted.items()))
            picture = self._load(path)
            with self._condition:
                is_wanted = self._wanted.pop(image_id, None) is not None
            if is_wanted:
                self._read.emit((image_id, picture))

    def _load(self, path: Path) -> QImage | None:
        try:
            return _to_image(read_preview(path, self._side_px))
        except (StorageError, OSError, ValueError, MemoryError) as error:
            _log.info("No thumbnail of %s: %s", path, error)
            return None

    def _on_read(self, result: tuple[int, QImage | None]) -> None:
        image_id, picture = result
        self._kept[image_id] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(image_id)


def _to_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Return an image of its own memory from (height, width) or (height, width, 3) uint8."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    is_grey = pixels.ndim == 2
    kind = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    return QImage(pixels.data, width, height, pixels.strides[0], kind).copy()
