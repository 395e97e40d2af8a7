"""The images as Qt lists them: no copy of the records, a filter that never holds the window up."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from segstudio.ui.translation import display_words
from segstudio.workspace.image_list import ImageRecord, ImageStatus
from segstudio.workspace.session import Session

RECORD_ROLE = Qt.ItemDataRole.UserRole
SLICE = 2000
"""Rows examined at a time while filtering: about 2 ms."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImageListModel(QAbstractListModel):
    """Rows are positions in the session's image list; without a filter, all of them."""

    filtered = Signal()
    """The number of rows changed."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Sequence[int] = range(len(session.images))
        self._text = ""
        self._status: ImageStatus | None = None
        self._next = 0
        self._scan = QTimer(self)
        self._scan.setInterval(0)
        self._scan.timeout.connect(self._on_scan)
        session.events.images_changed.connect(self.restart)
        session.events.project_opened.connect(self.restart)
        session.events.project_closed.connect(self.restart)
        session.events.image_changed.connect(self._on_image_changed)

    @property
    def is_filtered(self) -> bool:
        """True while not every image is listed."""
        return bool(self._text) or self._status is not None

    def set_filter(self, text: str, status: ImageStatus | None) -> None:
        """List only images whose name holds `text` and whose status is `status` (None: any)."""
        self._text, self._status = text.strip().casefold(), status
        self.restart()

    def restart(self) -> None:
        """List the images anew."""
        self.beginResetModel()
        self._scan.stop()
        self._next = 0
        self._rows = [] if self.is_filtered else range(len(self._session.images))
        self.endResetModel()
        if self.is_filtered:
            self._on_scan()
            self._scan.start()
        self.filtered.emit()

    def row_of(self, image_id: int) -> int | None:
        """Return the row of an image, None where the filter hides it."""
        position = self._session.images.position(image_id)
        if position is None:
            return None
        row = bisect_left(self._rows, position)
        return row if row < len(self._rows) and self._rows[row] == position else None

    def record(self, row: int) -> ImageRecord | None:
        """Return the image of a row."""
        images = self._session.images
        if 0 <= row < len(self._rows) and self._rows[row] < len(images):
            return images[self._rows[row]]
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of images listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        record = self.record(index.row())
        if record is None:
            return None
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return record.name
        if role == Qt.ItemDataRole.ToolTipRole:
            problem = display_words(record.problem or "")
            return f"{record.location}\n{problem}" if problem else record.location
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{record.name}, {record.problem or record.status.value.replace('_', ' ')}"
        return None

    def _on_image_changed(self, image_id: int) -> None:
        row = self.row_of(image_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def _on_scan(self) -> None:
        images = self._session.images
        end = min(self._next + SLICE, len(images))
        found = [i for i in range(self._next, end) if self._is_listed(images[i])]
        self._next = end
        if end >= len(images):
            self._scan.stop()
        if found and isinstance(self._rows, list):
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()
            self.filtered.emit()

    def _is_listed(self, record: ImageRecord) -> bool:
        if self._status is not None and record.status is not self._status:
            return False
        return not self._text or self._text in record.location.rpartition(os.sep)[2].casefold()
