"""The objects of the image as Qt lists them: number, class and size, sorted by any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from segstudio.document.object_list import ObjectInfo
from segstudio.ui.canvas.object_overlay import object_rgb
from segstudio.workspace.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBER, _CLASS, _AREA = range(3)
_KEYS: tuple[Callable[[ObjectInfo], int], ...] = (
    attrgetter("number"),
    attrgetter("class_id"),
    attrgetter("area_px"),
)


class ObjectListModel(QAbstractTableModel):
    """Holds what it was given last; 65,535 rows are no more work than ten."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._objects: list[ObjectInfo] = []
        self._order = _NUMBER, Qt.SortOrder.AscendingOrder

    def show(self, objects: Sequence[ObjectInfo]) -> None:
        """List these, which come by number."""
        self.beginResetModel()
        self._objects = list(objects)
        if self._order != (_NUMBER, Qt.SortOrder.AscendingOrder):
            self._arrange()
        self.endResetModel()

    def at(self, row: int) -> ObjectInfo | None:
        """Return the object of a row."""
        return self._objects[row] if 0 <= row < len(self._objects) else None

    def row_of(self, number: int) -> int | None:
        """Return the row of an object."""
        return next((i for i, each in enumerate(self._objects) if each.number == number), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of objects."""
        return 0 if parent.isValid() else len(self._objects)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number, class, area."""
        return 0 if parent.isValid() else len(_KEYS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("No."), self.tr("Class"), self.tr("Pixels"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        found, column = self.at(index.row()), index.column()
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(found.number), self._class_name(found), f"{found.area_px:,}")[column]
        if role == Qt.ItemDataRole.DecorationRole and column == _CLASS:
            return self._color(found)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _AREA:
            return _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("Object {number}, {name}, {area} pixels")
            return words.format(
                number=found.number, name=self._class_name(found), area=found.area_px
            )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in order."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.at(index.row())) for index in self.persistentIndexList()]
        self._order = column, order
        self._arrange()
        for index, found in kept:
            row = None if found is None else self.row_of(found.number)
            moved = QModelIndex() if row is None else self.index(row, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def repaint(self) -> None:
        """Names or colours of classes have changed."""
        if self._objects:
            last = self.index(len(self._objects) - 1, len(_KEYS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _arrange(self) -> None:
        column, order = self._order
        key = _KEYS[column if 0 <= column < len(_KEYS) else _NUMBER]
        self._objects.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)

    def _class_name(self, found: ObjectInfo) -> str:
        known = self._session.classes.get(found.class_id)
        return known.name if known else str(found.class_id)

    def _color(self, found: ObjectInfo) -> QColor:
        if self._session.layers.is_by_object:
            return QColor(*object_rgb(found.number))
        known = self._session.classes.get(found.class_id)
        return QColor(known.color if known else "#808080")
