"""The classes of a data set as a table: what each is, how much there is, what it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from segstudio.document.label_class import UNLABELLED, ClassTable
from segstudio.formats.format import NamedClass
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.class_mapping import (
    IGNORED,
    MAX_NAME,
    Target,
    named,
    proposed,
    shown_name,
)
from segstudio.workspace.import_preview import ImportPreview

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is shown of a class."""

    NAME = 0
    PIXELS = 1
    IMAGES = 2
    TARGET = 3


class MappingModel(QAbstractTableModel):
    """One row for each class; `targets` is what they become."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[NamedClass, ...] = ()
        self._preview: ImportPreview | None = None
        self._table = ClassTable()
        self._new_ids: dict[int, int] = {}
        self.targets: dict[int, Target] = {}

    def show(self, preview: ImportPreview, table: ClassTable) -> None:
        """Show what was found, with what is proposed. table: the classes of the project."""
        self.beginResetModel()
        self._classes, self._preview, self._table = preview.classes, preview, table
        self.targets = proposed(preview.classes, table)
        self._new_ids = self._guess_ids()
        self.endResetModel()

    def options(self, row: int) -> Iterator[tuple[str, str, Target]]:
        """Yield words, colour ("" for none) and meaning of each choice for a row."""
        each = self._classes[row]
        if each.value == UNLABELLED:
            yield self.words(IGNORED, each.value), "", IGNORED
        for known in self._table:
            yield known.name, known.color, Target(known.id)
        new = dict.fromkeys([shown_name(each), *(t.name for t in self.targets.values() if t.name)])
        for name in new:
            if self._table.by_name(name) is None:
                yield (
                    self.words(Target(name=name), each.value),
                    self._color(each),
                    Target(name=name),
                )
        if each.value != UNLABELLED:
            yield self.words(IGNORED, each.value), "", IGNORED

    def words(self, target: Target, value: int) -> str:
        """Return what a target is called."""
        if target.name:
            return translate("Mapping", "New: {name}").format(name=target.name)
        known = self._table.restored([target.class_id]).get(target.class_id)
        if known is not None:
            return known.name
        if value == UNLABELLED:
            return translate("Mapping", "Unlabelled")
        return translate("Mapping", "Leave out")

    def target(self, row: int) -> Target:
        """Return what a row's class becomes."""
        return self.targets.get(self._classes[row].value, IGNORED)

    def set_target(self, row: int, target: Target) -> None:
        """A row's class becomes something else."""
        self.targets[self._classes[row].value] = target
        self._new_ids = self._guess_ids()
        self.dataChanged.emit(self.index(row, 0), self.index(row, Column.TARGET))

    def set_name(self, row: int, name: str) -> None:
        """A row's class becomes the one of that name, a new one where there is none."""
        name = " ".join(name.split())[:MAX_NAME]
        if name:
            self.set_target(row, named(name, self._table))

    def color_of(self, value: int) -> str | None:
        """Return the colour that a value has in the project then, None where it is left out."""
        target = self.targets.get(value, IGNORED)
        if target.is_ignored:
            return None
        known = self._table.restored([target.class_id]).get(target.class_id)
        found = next((each for each in self._classes if each.value == value), None)
        return known.color if known else self._color(found) if found else None

    def _title(self, each: NamedClass) -> str:
        title = display_words(shown_name(each))
        if each.value != UNLABELLED:
            return title
        return translate("Mapping", "{name} (value 0)").format(name=title)

    def _color(self, each: NamedClass) -> str:
        return self._table.free_color(each.color, self._new_ids.get(each.value, each.value))

    def _guess_ids(self) -> dict[int, int]:
        """Return the id that each class would get as a new one: its colour comes from it."""
        given = {each.id for each in (*self._table, *self._table.removed)}
        ids, next_id = {}, self._table.next_id
        for each in self._classes:
            if self.targets.get(each.value, IGNORED).name:
                ids[each.value] = each.value if each.value not in given and each.value else next_id
                given.add(ids[each.value])
                next_id = max(next_id, ids[each.value] + 1)
        return ids

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each class."""
        return 0 if parent is not None and parent.isValid() else len(self._classes)

    def columnCount(self, parent: Index | None = None) -> int:
        """See `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a class becomes can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.TARGET else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Mapping", "Class of the data set"),
            translate("Mapping", "Pixels"),
            translate("Mapping", "Images"),
            translate("Mapping", "Becomes"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a class."""
        if not index.isValid() or self._preview is None:
            return None
        each, column = self._classes[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (
                self._title(each),
                f"{self._preview.pixels[each.value]:,}",
                f"{self._preview.seen_in[each.value]:,}",
                self.words(self.target(index.row()), each.value),
            )[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.TARGET:
            color = self.color_of(each.value)
            return swatch_icon(color) if color else None
        if role == Qt.ItemDataRole.ToolTipRole and each.value == UNLABELLED:
            return translate(
                "Mapping", "Pixels of value 0. Here 0 means that nobody has labelled a pixel."
            )
        return None

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        is_number = column in (Column.PIXELS, Column.IMAGES)
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
