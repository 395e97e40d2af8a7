"""Measured objects as Qt lists them, sorted by any column."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from segstudio.document.label_class import ClassTable
from segstudio.document.region import Region
from segstudio.ui.figures.measure_words import measure_title
from segstudio.workspace.figures.object_table import ObjectTable

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TEXTS = ("image", "class_id")


class ObjectModel(QAbstractTableModel):
    """Image, class, object, then every measure of which there is a number somewhere."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._objects: ObjectTable | None = None
        self._classes = ClassTable()
        self._order = np.zeros(0, np.intp)
        self.columns: tuple[str, ...] = ()

    def show(self, objects: ObjectTable | None, classes: ClassTable) -> None:
        """List these, in the order they were measured."""
        self.beginResetModel()
        self._objects, self._classes = objects, classes
        self._order = np.arange(0 if objects is None else len(objects))
        self.columns = ()
        if objects is not None:
            has_numbers = not np.isnan(objects.columns["object"]).all()
            number = ("object",) if has_numbers else ()
            self.columns = ("image", "class_id", *number, *objects.measures)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of objects."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return measure_title(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.columns[section] in _TEXTS else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        name = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if name in _TEXTS else _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and name == "class_id":
            known = self._classes.get(int(self._value(index.row(), name)))
            return QColor(known.color if known else "#808080")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{measure_title(name)}: {self._text(index.row(), name)}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; objects without a number there come last."""
        if self._objects is None or not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        is_descending = order == Qt.SortOrder.DescendingOrder
        self._order = self._objects.order_by(self.columns[column], is_descending)
        kept = self.persistentIndexList()
        self.changePersistentIndexList(kept, [QModelIndex()] * len(kept))
        self.layoutChanged.emit()

    def place(self, row: int) -> tuple[int, Region] | None:
        """Return the image (its id) of a row's object, and a box around the object."""
        if self._objects is None or not 0 <= row < len(self._order):
            return None
        image_id = int(self._objects.image_ids[self._order[row]])
        center = self._value(row, "row_px"), self._value(row, "column_px")
        half = max(1, math.ceil(self._value(row, "major_axis_px") / 2))
        top, left = (max(0, round(each) - half) for each in center)
        return image_id, Region(top, left, 2 * half, 2 * half)

    def _value(self, row: int, name: str) -> float:
        if self._objects is None:
            return math.nan
        return float(self._objects.columns[name][self._order[row]])

    def _text(self, row: int, name: str) -> str:
        if self._objects is None:
            return ""
        if name == "image":
            return self._objects.names[int(self._order[row])]
        value = self._value(row, name)
        if name == "class_id":
            known = self._classes.get(int(value))
            return known.name if known else str(int(value))
        if math.isnan(value):
            return ""
        return f"{value:,.0f}" if name in ("object", "area_px") else f"{value:,.4g}"
