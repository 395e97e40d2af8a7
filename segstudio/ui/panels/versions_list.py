"""The versions that are kept: how they compare, and a way back to each."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from segstudio.ui.layout import column
from segstudio.ui.panels.training_words import version_cells
from segstudio.workspace.live_loop import LiveLoop

_MOST_ROWS = 5
_VERSION = Qt.ItemDataRole.UserRole


class VersionsList(QWidget):
    """Newest first; a button goes back to the chosen one. Hidden while there is no choice."""

    def __init__(self, loop: LiveLoop) -> None:
        super().__init__()
        self._loop = loop
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName(self.tr("Kept versions"))
        self.table.setHeaderLabels(
            [self.tr("No."), self.tr("Age"), self.tr("Steps"), self.tr("Strokes"), self.tr("Dice")]
        )
        header = self.table.header()
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(0)
        header.setStyleSheet("QHeaderView::section { padding: 2px; }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.back = QPushButton()
        self.back.setToolTip(
            self.tr("Show that version again; training goes on from it. Newer ones stay here.")
        )
        self.back.clicked.connect(self._on_back)
        self.table.itemSelectionChanged.connect(self._show_choice)
        layout = column(self, gap_px=4)
        layout.addWidget(self.table)
        layout.addWidget(self.back)
        self._show_choice()

    def refresh(self) -> None:
        """Show what is kept now, and how old it is; the choice stays."""
        versions = self._loop.status.versions
        chosen = self._chosen()
        self.setVisible(len(versions) > 1)
        self.table.blockSignals(True)
        self.table.clear()
        now_s = time.time()
        for version in reversed(versions):
            item = QTreeWidgetItem(list(version_cells(version, now_s)))
            item.setData(0, _VERSION, version.version)
            if version.restored is not None:
                item.setToolTip(0, self.tr("Version {n} again").format(n=version.restored))
            self.table.addTopLevelItem(item)
            if version.version == chosen:
                self.table.setCurrentItem(item)
        self.table.blockSignals(False)
        rows = min(len(versions), _MOST_ROWS)
        row_px = self.table.sizeHintForRow(0) if versions else 0
        frame_px = 2 * self.table.frameWidth()
        self.table.setFixedHeight(
            self.table.header().sizeHint().height() + rows * row_px + frame_px
        )
        self._show_choice()

    def _chosen(self) -> int | None:
        items = self.table.selectedItems()
        return int(items[0].data(0, _VERSION)) if items else None

    def _show_choice(self) -> None:
        chosen, newest = self._chosen(), self._loop.status.newest
        is_older = chosen is not None and newest is not None and chosen != newest.version
        self.back.setEnabled(is_older)
        self.back.setText(
            self.tr("Go back to version {n}").format(n=chosen)
            if is_older
            else self.tr("Go back to a version")
        )

    def _on_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.table.clearSelection()
            self._loop.roll_back(chosen)
