"""A table of short texts with a header: figures of classes, images of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW_PX = 26
_WIDEST_PX = 280
_CELL_EDGES_PX = 20
_SQUARE_PX = 22


@dataclass(frozen=True, slots=True)
class Cell:
    """text; tip: shown under the pointer and read out; color: of a square before it, or "".

    is_text: stands at the left, as the first column always does.
    """

    text: str
    tip: str = ""
    color: str = ""
    is_strong: bool = False
    is_text: bool = False


class TextTableModel(QAbstractTableModel):
    """Holds what it was given last. The first column is text, the others stand to the right."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._titles: list[Cell] = []
        self._rows: list[list[Cell]] = []

    def show(self, titles: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these; each row as long as the titles, or shorter."""
        self.beginResetModel()
        self._titles, self._rows = list(titles), [list(row) for row in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of titles."""
        return 0 if parent.isValid() else len(self._titles)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one past the end of a row."""
        cells = self._rows[row]
        return cells[column] if column < len(cells) else Cell("")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section].text
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._titles[section].tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_left = section == 0 or (self._rows and self.cell(0, section).is_text)
            return _LEFT if is_left else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.DecorationRole and cell.color:
            return QColor(cell.color)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_left = cell.is_text or cell.color or index.column() == 0
            return _LEFT if is_left else _RIGHT
        if role == Qt.ItemDataRole.FontRole and cell.is_strong:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self._titles[index.column()].text
            return f"{title}: {cell.text}. {cell.tip}" if cell.tip else f"{title}: {cell.text}"
        return None


class TextTable(QTableView):
    """The columns are as wide as what is in them."""

    def __init__(self, name: str) -> None:
        """name: for those who cannot see it."""
        super().__init__()
        self.cells = TextTableModel(self)
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_cells(
        self, titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], most_measured: int = 200
    ) -> None:
        """Show these; the widths are taken from the first `most_measured` rows."""
        self.cells.show(titles, rows)
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for column, title in enumerate(titles):
            cells = [title, *(row[column] for row in rows[:most_measured] if column < len(row))]
            widths = [
                metrics.horizontalAdvance(each.text) * (1.15 if each.is_strong else 1)
                + (_SQUARE_PX if each.color else 0)
                for each in cells
            ]
            width = min(round(max(widths)) + _CELL_EDGES_PX, _WIDEST_PX)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)

    def fit_height(self, most_rows: int) -> None:
        """Be as high as the rows there are, or as `most_rows`."""
        shown = min(self.cells.rowCount(), most_rows)
        header = QFontMetrics(self.font()).height() + 12
        scroll = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header + shown * ROW_PX + scroll + 4)

    @property
    def chosen_row(self) -> int | None:
        """The row that is selected."""
        places = self.selectionModel().selectedRows()
        return places[0].row() if places else None
