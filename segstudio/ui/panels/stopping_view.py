"""When to stop: how good each class is, what was corrected lately, what more would bring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from segstudio.ui.commands import Commands
from segstudio.ui.layout import column, label
from segstudio.ui.panels import stopping_words as words
from segstudio.ui.translation import display_words
from segstudio.workspace.guidance.outlook import outlook
from segstudio.workspace.guidance.outlook_words import outlook_words

_ROWS = 6


class StoppingView(QWidget):
    """A row for each class, and sentences below."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._session = commands.session
        self._shown: list[tuple[str, str, str, str]] = []
        self._shares: list[float] | None = None
        self.table = QTreeWidget()
        self.table.setObjectName("stopping")
        self.table.setAccessibleName(self.tr("Dice of each class"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHeaderLabels([self.tr("Class"), self.tr("Held out"), self.tr("Unseen")])
        header = self.table.header()
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(0)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.headerItem().setToolTip(
            1, self.tr("Dice on strokes never trained on; in 95 of 100 cases it lies in between")
        )
        self.table.headerItem().setToolTip(
            2,
            self.tr(
                "Dice on images that nobody has looked at; in 8 of 10 cases it lies in between"
            ),
        )
        self.unseen = label("", "muted", is_wrapped=True)
        self.corrected = label("", "muted", is_wrapped=True)
        self.outlook = label("", is_wrapped=True)
        layout = column(self)
        layout.addWidget(label(self.tr("When to stop"), "strong"))
        for each in (self.table, self.unseen, self.corrected, self.outlook):
            layout.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Say what is known now."""
        session = self._session
        table = session.classes
        reviewed = session.guide.corrections.reviewed
        found, unseen = session.guide.stopping.classes(table.ids, session.images, reviewed)
        rows = []
        for each in found:
            known = table.get(each.class_id)
            name = "" if known is None else known.name
            rows.append(
                (
                    name,
                    words.dice_words(each.held_out),
                    words.expected_words(each.expected),
                    words.expected_tip(each.expected),
                )
            )
        if rows != self._shown:
            self._shown = rows
            self._fill()
        shares = [each.share for each in reviewed]
        with_classes = sum(bool(each.overlaps) for each in reviewed)
        self.unseen.setText(words.unseen_words(unseen, with_classes))
        self.corrected.setText(words.corrected_words(shares))
        if shares != self._shares:  # reckoning takes a part of a millisecond
            self._shares = shares
            self.outlook.setText(words.unbroken(display_words(outlook_words(outlook(shares)))))

    def _fill(self) -> None:
        self.table.clear()
        for row in self._shown:
            *cells, tip = row
            item = QTreeWidgetItem(cells)
            item.setToolTip(0, row[0])
            item.setToolTip(2, tip)
            self.table.addTopLevelItem(item)
        self.table.setVisible(bool(self._shown))
        rows = min(len(self._shown), _ROWS)
        row_px = self.table.sizeHintForRow(0) if self._shown else 0
        frame_px = 2 * self.table.frameWidth()
        header_px = self.table.header().sizeHint().height()
        self.table.setFixedHeight(header_px + rows * row_px + frame_px)
