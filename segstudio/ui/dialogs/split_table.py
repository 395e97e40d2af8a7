"""How many images, groups and images of each class every split gets."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from segstudio.document.label_class import ClassTable
from segstudio.ui.image_words import split_words
from segstudio.ui.swatch import swatch_icon
from segstudio.workspace.image_list import Split
from segstudio.workspace.splitting.split_draw import DRAWN, SplitCount

_HEIGHT_PX = 128


class SplitTable(QTableWidget):
    """A row for each split; columns for classes that are drawn anywhere."""

    def __init__(self, classes: ClassTable) -> None:
        super().__init__(len(DRAWN), 2)
        self._classes = classes
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(self.tr("What each split would get"))
        self.setShowGrid(False)
        self.setMinimumHeight(_HEIGHT_PX)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        self.setVerticalHeaderLabels([split_words(split) for split in DRAWN])

    def show_counts(self, counts: Mapping[Split, SplitCount]) -> None:
        """Show these; a dash for what is not there."""
        present = {class_id for each in counts.values() for class_id in each.classes}
        shown = [each for each in self._classes if each.id in present]
        self.setColumnCount(2 + len(shown))
        self.setHorizontalHeaderLabels(
            [self.tr("Images"), self.tr("Groups"), *(each.name for each in shown)]
        )
        for place, known in enumerate(shown):
            header = self.horizontalHeaderItem(2 + place)
            if header is not None:
                header.setIcon(swatch_icon(known.color))
        for line, split in enumerate(DRAWN):
            count = counts.get(split, SplitCount())
            numbers = [count.images, count.groups, *(count.classes[each.id] for each in shown)]
            for column, number in enumerate(numbers):
                item = QTableWidgetItem(f"{number:,}" if counts else "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(line, column, item)
        self.resizeColumnsToContents()
