"""What the list of images is filtered and sorted by: a name, two menus, and a chip for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.flow_layout import FlowLayout
from segstudio.ui.icons import Icons
from segstudio.ui.image_words import (
    SURE,
    WRONG,
    confidence_words,
    disagreement_words,
    filter_chips,
    sort_words,
    split_words,
    status_words,
)
from segstudio.ui.layout import GAP_PX, column, row, tool_button
from segstudio.ui.swatch import swatch_icon
from segstudio.workspace.image_list import ImageStatus, Split
from segstudio.workspace.review_queue import ImageQuery, SortKey
from segstudio.workspace.session import Session

_FILTER_DELAY_MS = 120


class FilterBar(QWidget):
    """Sets the query of the session's queue, and shows the one that is set."""

    left_downwards = Signal()
    """The person has the name and wants to go through what was found."""

    def __init__(self, session: Session, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._queue = session.review.queue
        self.name = self._make_name(icons)
        self.filters = self._menu_button(icons, "filter", self.tr("Filter images"))
        self.order = self._menu_button(icons, "sort", self.tr("Sort images"))
        self.filters.menu().aboutToShow.connect(self._fill_filters)
        self.order.menu().aboutToShow.connect(self._fill_order)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        layout = column(self, gap_px=GAP_PX // 2)
        line = row(gap_px=2)
        line.addWidget(self.name, 1)
        line.addWidget(self.filters)
        line.addWidget(self.order)
        layout.addLayout(line)
        layout.addWidget(self._chips)
        self._later = Coalesced(self._take_name, _FILTER_DELAY_MS, self)
        self.name.textChanged.connect(self._later.request)
        session.events.queue_changed.connect(self.refresh)
        session.events.project_opened.connect(self.refresh)
        self.refresh()

    @property
    def chips(self) -> list[QToolButton]:
        """The chips in sight, in order."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        found = (item.widget() for item in items if item is not None)
        return [each for each in found if isinstance(each, QToolButton)]

    def ask(self, query: ImageQuery) -> None:
        """List what fits from now on."""
        self._queue.set_query(query)
        self.refresh()

    def refresh(self) -> None:
        """Show the query that is set."""
        query = self._queue.query
        if not query.text and not self.name.hasFocus():
            self.name.clear()
        wanted = filter_chips(query, self._session.classes)
        if [words for words, _ in wanted] == [chip.property("words") for chip in self.chips]:
            return
        had_focus = any(chip.hasFocus() for chip in self.chips)
        while self._flow.count():
            item = self._flow.takeAt(0)
            chip = None if item is None else item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for words, without in wanted:
            self._flow.addWidget(self._chip(words, without))
        self._chips.setVisible(bool(wanted))
        self._chips.updateGeometry()
        if had_focus:
            (self.chips[0] if wanted else self.filters).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list with the arrow down or Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _make_name(self, icons: Icons) -> QLineEdit:
        name = QLineEdit()
        name.setPlaceholderText(self.tr("Filter by name"))
        name.setClearButtonEnabled(True)
        name.setAccessibleName(self.tr("Filter images by name"))
        magnifier = QAction(self)
        icons.give(magnifier, "search")
        name.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        return name

    def _menu_button(self, icons: Icons, icon: str, name: str) -> QToolButton:
        button = tool_button()
        icons.give(button, icon)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.setObjectName("quiet-menu")
        return button

    def _chip(self, words: str, without: ImageQuery) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setText(f"{words}  ✕")
        chip.setProperty("words", words)
        chip.setToolTip(self.tr("Remove this filter"))
        chip.setAccessibleName(self.tr("Remove the filter “{words}”").format(words=words))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.ask(without))
        return chip

    def _take_name(self) -> None:
        self.ask(replace(self._queue.query, text=self.name.text().strip()))

    def _fill_filters(self) -> None:
        menu, query = self.filters.menu(), self._queue.query
        menu.clear()
        status = menu.addMenu(self.tr("Status"))
        for each in ImageStatus:
            self._offer(status, status_words(each), replace(query, status=each))
        classes = menu.addMenu(self.tr("Class present"))
        for found in self._session.classes:
            action = self._offer(classes, found.name, replace(query, class_id=found.id))
            action.setIcon(swatch_icon(found.color))
        tags = menu.addMenu(self.tr("Tag"))
        for tag, count in self._session.review.tags.items():
            self._offer(tags, f"{tag}  ({count:,})", replace(query, tag=tag))
        if not self._session.review.tags:
            tags.addAction(self.tr("No image has a tag yet")).setEnabled(False)
        splits = menu.addMenu(self.tr("Split"))
        for split in Split:
            self._offer(splits, split_words(split), replace(query, split=split))
        sure = menu.addMenu(self.tr("Confidence"))
        for share in SURE:
            self._offer(sure, confidence_words(share), replace(query, most_confidence=share))
        wrong = menu.addMenu(self.tr("Disagreement"))
        for share in WRONG:
            self._offer(wrong, disagreement_words(share), replace(query, least_disagreement=share))
        menu.addSeparator()
        every = self._offer(menu, self.tr("Show all images"), ImageQuery())
        every.setCheckable(False)
        every.setEnabled(not query.is_plain)

    def _fill_order(self) -> None:
        menu, query = self.order.menu(), self._queue.query
        menu.clear()
        for key in SortKey:
            self._offer(menu, sort_words(key), replace(query, sort=key))
        menu.addSeparator()
        turned = replace(query, is_descending=not query.is_descending)
        reverse = self._offer(menu, self.tr("Reverse order"), turned)
        reverse.setChecked(query.is_descending)

    def _offer(self, menu: QMenu, words: str, query: ImageQuery) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(query == self._queue.query)
        action.triggered.connect(self._asker(query))
        return action

    def _asker(self, query: ImageQuery) -> Callable[[], None]:
        return lambda: self.ask(query)
