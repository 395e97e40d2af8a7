"""The images of an import that are drawn on already, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from segstudio.ui.layout import column, label, row
from segstudio.ui.translation import translate
from segstudio.workspace.import_order import Conflict

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 26
MOST_ROWS = 6
"""More rows are scrolled to."""
_ROOT = QModelIndex()


def conflict_words(conflict: Conflict) -> str:
    """Return what a choice is called, in short."""
    return {
        Conflict.KEEP: translate("Import", "Keep mine"),
        Conflict.THEIRS: translate("Import", "Take theirs"),
        Conflict.BOTH: translate("Import", "Both"),
    }[conflict]


class ConflictModel(QAbstractTableModel):
    """Two columns: image, and what becomes of it. single: choices that differ, by image id."""

    def __init__(self) -> None:
        super().__init__()
        self._images: Sequence[tuple[int, str]] = ()
        self._usual = Conflict.BOTH
        self.single: dict[int, Conflict] = {}

    def show(self, images: Sequence[tuple[int, str]]) -> None:
        """Show these, (id, name); none has a choice of its own."""
        self.beginResetModel()
        self._images, self.single = images, {}
        self.endResetModel()

    def set_usual(self, conflict: Conflict) -> None:
        """Set what becomes of all that have no choice of their own."""
        self._usual = conflict
        self._tell()

    def choose(self, rows: Sequence[int], conflict: Conflict | None) -> None:
        """Give images a choice of their own; None takes it back."""
        for place in rows:
            image_id = self._images[place][0]
            if conflict is None:
                self.single.pop(image_id, None)
            else:
                self.single[image_id] = conflict
        self._tell()

    def choice(self, place: int) -> Conflict | None:
        """Return the choice of an image's own, or None."""
        return self.single.get(self._images[place][0])

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One for each image."""
        return 0 if parent.isValid() else len(self._images)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The image, and what becomes of it."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (translate("Import", "Image"), translate("Import", "What becomes of it"))[
                section
            ]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        image_id, name = self._images[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == 0:
            return name
        own = self.single.get(image_id)
        if own is not None:
            return conflict_words(own)
        words = translate("Import", "{choice}, as all")
        return words.format(choice=conflict_words(self._usual))

    def _tell(self) -> None:
        if self._images:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._images) - 1, 1))


class ConflictList(QWidget):
    """A table to choose images in, and what becomes of the chosen ones."""

    def __init__(self) -> None:
        super().__init__()
        self.images = ConflictModel()
        self.table = _table(self.images)
        self.choice = QComboBox()
        self.choice.addItem(translate("Import", "As all"), None)
        for each in Conflict:
            self.choice.addItem(conflict_words(each), each)
        self.choice.activated.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        whole = column(self)
        whole.addWidget(self.table)
        line = row()
        title = label(translate("Import", "The chosen images"))
        title.setBuddy(self.choice)
        self.choice.setAccessibleName(title.text())
        line.addWidget(title)
        line.addWidget(self.choice)
        line.addStretch(1)
        whole.addLayout(line)

    def show_images(self, images: Sequence[tuple[int, str]]) -> None:
        """List (id, name) of images, the first one chosen."""
        self.images.show(images)
        rows = min(max(len(images), 1), MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows * ROW_PX + 4)
        if images:
            self.table.selectRow(0)

    def _rows(self) -> list[int]:
        return [each.row() for each in self.table.selectionModel().selectedRows()]

    def _on_chosen(self, place: int) -> None:
        self.images.choose(self._rows(), self.choice.itemData(place))

    def _on_selected(self) -> None:
        rows = self._rows()
        self.choice.setEnabled(bool(rows))
        if rows:
            self.choice.setCurrentIndex(self.choice.findData(self.images.choice(rows[0])))


def _table(model: ConflictModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(translate("Import", "Images that are drawn on already"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_PX)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(1, 220)
    return table
