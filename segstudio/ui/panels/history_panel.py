"""The history of the image on the canvas: every state, and a click that goes there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from segstudio.document.history import BUDGET_BYTES
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.layout import label, panel_column
from segstudio.ui.panels.history_delegate import ROW_PX, HistoryDelegate
from segstudio.ui.panels.history_model import HistoryModel
from segstudio.ui.panels.picture_maker import PictureMaker
from segstudio.ui.panels.row_list import row_view

_DELAY_MS = 30
_MIB = 2**20


class HistoryPanel(QWidget):
    """Oldest first. A click, or Enter, undoes or redoes up to that row in one go."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._session = commands.session
        self.list_model = HistoryModel(commands.session, self)
        self.pictures = PictureMaker(self)
        self.view = self._make_view()
        self.view.setItemDelegate(
            HistoryDelegate(self.view, self.pictures, commands.session, commands.theme)
        )
        self.summary = label("", "muted", is_wrapped=True)
        layout = panel_column(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.summary)
        self._later = Coalesced(self._follow, _DELAY_MS, self)
        self.view.clicked.connect(self._go_to)
        self.view.activated.connect(self._go_to)
        self.pictures.ready.connect(self.view.viewport().update)
        commands.theme.changed.connect(self.view.viewport().update)
        events = commands.session.events
        events.image_opened.connect(self.pictures.clear)
        for signal in (events.history_changed, events.image_opened, events.project_closed):
            signal.connect(self._later.request)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what was not kept up while hidden up to date."""
        super().showEvent(event)
        self._later.request()

    def _make_view(self) -> QTableView:
        words = self.tr("Edits of this image, the oldest first")
        view = row_view(self.list_model, ROW_PX, words)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setMinimumHeight(88)
        return view

    def _go_to(self, index: QModelIndex) -> None:
        if index.row() != self.list_model.history.cursor:
            self._session.editing.go_to(index.row())

    def _follow(self) -> None:
        """Keep the state on the canvas selected and in sight."""
        history, image = self.list_model.history, self._session.image
        self.summary.setText("" if image is None else self._words())
        if not self.isVisible() or image is None:
            return
        row = self.list_model.index(history.cursor)
        if self.view.currentIndex().row() != history.cursor:
            self.view.setCurrentIndex(row)
        self.view.scrollTo(row)

    def _words(self) -> str:
        history = self.list_model.history
        words = self.tr("{count} edits, {used} of {budget} MB").format(
            count=f"{len(history):,}",
            used=f"{history.size_bytes / _MIB:.1f}",
            budget=BUDGET_BYTES // _MIB,
        )
        if history.is_cut:
            words += " · " + self.tr("older ones are forgotten beyond that")
        return words
