"""The versions that are kept: what is known of each, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import label, panel_column, row
from segstudio.ui.panels import version_words as words
from segstudio.ui.panels.version_buttons import VersionButtons
from segstudio.ui.panels.version_delegate import SHOWN_ROLE, VERSION_ROLE, VersionDelegate
from segstudio.ui.panels.version_figures import VersionFigures
from segstudio.worker.messages import KeptVersion

_DELAY_MS = 50
_LIST_PX = 108
_LAYOUT_MS = 100
"""So long the panel may take to make room for what was found."""


class VersionList(QListWidget):
    """A list that takes some keys before the window's own commands do."""

    keys: Mapping[int, Callable[[], None]] = {}

    def sizeHint(self) -> QSize:
        """Ask for little: the list takes what room there is."""
        return QSize(160, _LIST_PX)

    def event(self, event: QEvent) -> bool:
        """Claim those keys."""
        if isinstance(event, QKeyEvent) and event.key() in self.keys and not event.modifiers():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.keys[event.key()]()
                return True
        return super().event(event)


class VersionsPanel(QWidget):
    """Newest first. One is chosen to go back to it, to pin or to note something; two to compare."""

    def __init__(self, commands: Commands, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self.list = self._make_list(icons)
        self.hint = label(
            self.tr("Versions appear here while the network learns."), "muted", is_wrapped=True
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.setAccessibleName(self.tr("Note on the chosen version"))
        self.note.editingFinished.connect(self._on_note)
        self.buttons = VersionButtons(commands, icons)
        self.figures = VersionFigures(self._session)
        layout = panel_column(self)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint, 1)
        line = row(gap_px=2)
        line.addWidget(self.note, 1)
        for each in self.buttons.tools:
            line.addWidget(each)
        layout.addLayout(line)
        layout.addWidget(self.buttons)
        layout.addWidget(self.figures)
        self._later = Coalesced(self._refresh, _DELAY_MS, self)
        self._shown: tuple[object, ...] = ()
        self.list.itemSelectionChanged.connect(self._on_choice)
        events = self._session.events
        for signal in (
            events.training_changed,
            events.layers_changed,
            events.versions_compared,
            events.image_opened,
            events.classes_changed,
        ):
            signal.connect(self._later.request)
        events.versions_compared.connect(commands.layers.show_kept_difference)
        commands.theme.changed.connect(self.list.viewport().update)
        self._refresh()

    @property
    def chosen(self) -> list[KeptVersion]:
        """The chosen versions, the older first."""
        found = [each.data(VERSION_ROLE) for each in self.list.selectedItems()]
        return sorted(found, key=lambda each: int(each.version))

    def _make_list(self, icons: Icons) -> VersionList:
        made = VersionList()
        made.setItemDelegate(VersionDelegate(made, self._commands.theme, icons))
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self.tr("Kept versions"))
        made.setMouseTracking(True)
        made.setMinimumHeight(_LIST_PX)
        made.keys = {
            Qt.Key.Key_Delete: lambda: self.buttons.delete.click(),
            Qt.Key.Key_Return: lambda: self.buttons.back.click(),
            Qt.Key.Key_F2: lambda: self.note.setFocus(),
        }
        return made

    def _refresh(self) -> None:
        status = self._session.loop.status
        shown = (status.versions, status.newest)
        if shown != self._shown:
            self._shown = shown
            self._fill(status.versions)
        self.list.setVisible(bool(status.versions))
        self.hint.setVisible(not status.versions)
        self._on_choice()
        was_shown = self.figures.isVisible()
        self.figures.refresh()
        if not was_shown and not self.figures.isHidden():
            QTimer.singleShot(_LAYOUT_MS, self._bring_figures_up)

    def _fill(self, versions: tuple[KeptVersion, ...]) -> None:
        """List what is kept now; the choice and the place stay."""
        chosen = {each.version for each in self.chosen}
        place = self.list.verticalScrollBar().value()
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for version in reversed(versions):
            item = QListWidgetItem(words.full_words(version))
            item.setData(VERSION_ROLE, version)
            item.setData(SHOWN_ROLE, version is versions[-1])
            item.setToolTip(words.full_words(version))
            self.list.addItem(item)
            item.setSelected(version.version in chosen)
        blocker.unblock()
        self.list.verticalScrollBar().setValue(place)
        chosen_items = self.list.selectedItems()
        if chosen_items:
            self.list.scrollToItem(chosen_items[0])

    def _on_choice(self) -> None:
        chosen = self.chosen
        self.buttons.show_choice(chosen)
        self.note.setEnabled(len(chosen) == 1)
        if not self.note.hasFocus() or not chosen:
            self.note.setText(chosen[0].note if len(chosen) == 1 else "")
            self.note.setCursorPosition(0)
        self.note.setPlaceholderText(
            self.tr("Note on version {n}").format(n=chosen[0].version)
            if len(chosen) == 1
            else self.tr("Note")
        )
        self._noted = chosen[0] if len(chosen) == 1 else None

    def _bring_figures_up(self) -> None:
        """Scroll to what was found, where the panel is low."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.figures, 0, 0)

    def _on_note(self) -> None:
        self.note.setCursorPosition(0)
        noted, text = self._noted, self.note.text().strip()
        if noted is not None and text != noted.note:
            self._session.loop.kept.mark(noted.version, text, noted.is_pinned)
