"""The classes as Qt lists them: rows in the person's order, moved by dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from segstudio.document.label_class import LabelClass
from segstudio.workspace.session import Session

CLASS_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-segstudio-class"

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ClassListModel(QAbstractListModel):
    """Shows the session's classes; what is typed or dragged goes to `rename` and `move`."""

    def __init__(
        self,
        session: Session,
        rename: Callable[[int, str], None],
        move: Callable[[int, int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._rename = rename
        self._move = move
        self._classes: tuple[LabelClass, ...] = ()
        self._counts: dict[int, int] = {}

    def refresh_classes(self) -> None:
        """Take the session's classes over."""
        has_project = self._session.project is not None
        classes = self._session.classes.classes if has_project else ()
        if [each.id for each in classes] == [each.id for each in self._classes]:
            self._classes = classes
            self._announce()
            return
        self.beginResetModel()
        self._classes = classes
        self.endResetModel()

    def refresh_counts(self) -> None:
        """Count the labelled pixels of the image on the canvas."""
        image = self._session.image
        counts = image.mask.counts if image is not None else {}
        if counts != self._counts:
            self._counts = counts
            self._announce()

    def row_of(self, class_id: int) -> int | None:
        """Return the row of a class."""
        return next((i for i, each in enumerate(self._classes) if each.id == class_id), None)

    def at(self, row: int) -> LabelClass | None:
        """Return the class of a row."""
        return self._classes[row] if 0 <= row < len(self._classes) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of classes."""
        return 0 if parent.isValid() else len(self._classes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        found = self.at(index.row())
        if found is None:
            return None
        count = self._counts.get(found.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return found.name
        if role == CLASS_ROLE:
            return found
        if role == COUNT_ROLE:
            return count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            lock = self.tr(", locked") if found.is_locked else ""
            words = self.tr("{name}, {count} pixels in this image{lock}")
            return words.format(name=found.name, count=count, lock=lock)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename the class of a row."""
        found = self.at(index.row())
        if found is None or role != Qt.ItemDataRole.EditRole or str(value) == found.name:
            return False
        self._rename(found.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be renamed and dragged; the gaps between them take what is dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Classes are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what a dragged class is."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the dragged class's id."""
        carried = QMimeData()
        found = self.at(indexes[0].row()) if indexes else None
        if found is not None:
            carried.setData(_MIME, str(found.id).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the dragged class to the gap above `row`; False, as the view must remove nothing."""
        text = bytes(data.data(_MIME).data()).decode(errors="replace")
        start = self.row_of(int(text)) if text.isdecimal() else None
        if start is not None and row >= 0:
            self._move(int(text), row - 1 if start < row else row)
        return False

    def _announce(self) -> None:
        if self._classes:
            self.dataChanged.emit(self.index(0), self.index(len(self._classes) - 1))
