"""The images as Qt lists them: rows of the session's queue, without a copy of the records."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from segstudio.ui.image_words import details_words, split_words, status_words
from segstudio.ui.translation import display_words
from segstudio.workspace.image_list import ImageRecord, Split
from segstudio.workspace.review_queue import ImageDetails
from segstudio.workspace.session import Session

RECORD_ROLE = Qt.ItemDataRole.UserRole
DETAILS_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImageListModel(QAbstractListModel):
    """Rows are those of the queue; what stands in them is asked for when it is in sight."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = session.review.queue
        self._count = len(self._queue)
        session.events.queue_changed.connect(self.restart)
        session.events.image_changed.connect(self._on_image_changed)
        session.events.details_changed.connect(self._on_details_changed)

    def restart(self) -> None:
        """List the images anew."""
        self.beginResetModel()
        self._count = len(self._queue)
        self.endResetModel()

    def row_of(self, image_id: int) -> int | None:
        """Return the row of an image, None where it is not listed."""
        return self._queue.row_of(image_id)

    def record(self, row: int) -> ImageRecord | None:
        """Return the image of a row."""
        return self._queue.record(row)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of images listed."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        record = self.record(index.row())
        if record is None:
            return None
        if role == RECORD_ROLE:
            return record
        if role == DETAILS_ROLE:
            return self._queue.details(record.id) or ImageDetails()
        if role == Qt.ItemDataRole.DisplayRole:
            return record.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([record.location, *self._said(record)])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([record.name, *self._said(record)])
        return None

    def _said(self, record: ImageRecord) -> list[str]:
        """Return all that is known of an image beside its name."""
        lines = [display_words(record.problem or "") or status_words(record.status)]
        if record.split is not Split.NONE:
            lines.append(split_words(record.split))
        return lines + details_words(self._queue.details(record.id) or ImageDetails())

    def _on_image_changed(self, image_id: int) -> None:
        row = self.row_of(image_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def _on_details_changed(self, image_ids: list[int]) -> None:
        for image_id in image_ids[:200]:
            self._on_image_changed(image_id)
