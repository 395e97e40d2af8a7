"""The window: puts the parts together, and does nothing else."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QToolBar, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.twin_view import TwinView
from segstudio.ui.canvas_binding import CanvasBinding
from segstudio.ui.centre import Centre
from segstudio.ui.commands import Commands
from segstudio.ui.dock import DockTitles, dock, scrolled
from segstudio.ui.empty_state import EmptyState
from segstudio.ui.file_drop import FileDrop
from segstudio.ui.icons import Icons
from segstudio.ui.key_router import KeyRouter
from segstudio.ui.layout import column, row
from segstudio.ui.menus import fill_menu_bar
from segstudio.ui.message_page import MessagePage
from segstudio.ui.notice_bar import NoticeBar
from segstudio.ui.option_bar import OptionBar
from segstudio.ui.panels.classes_panel import ClassesPanel
from segstudio.ui.panels.guidance_panel import GuidancePanel
from segstudio.ui.panels.history_panel import HistoryPanel
from segstudio.ui.panels.images_panel import ImagesPanel
from segstudio.ui.panels.intensity_panel import IntensityPanel
from segstudio.ui.panels.jobs_panel import JobsPanel
from segstudio.ui.panels.layers_panel import LayersPanel
from segstudio.ui.panels.objects_panel import ObjectsPanel
from segstudio.ui.panels.training_panel import TrainingPanel
from segstudio.ui.panels.versions_panel import VersionsPanel
from segstudio.ui.status_bar import StatusBar
from segstudio.ui.theme import Theme
from segstudio.ui.tool_bar import ToolBar
from segstudio.ui.window_layout import remember_layout, restore_layout
from segstudio.ui.window_title import show_title
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

LEFT_PX, RIGHT_PX = 272, 300
SMALL_PX = 760, 580
"""A screen with less room, such as one of 1280 × 800 at 200 %, gets all panels in one place."""


class MainWindow(QMainWindow):
    """Images at the left, the canvas in the middle, classes, layers and training at the right."""

    def __init__(
        self, session: Session, settings: AppSettings, theme: Theme, in_turns: bool = False
    ) -> None:
        """in_turns: the window is empty yet, and `build` fills it."""
        super().__init__()
        self._session = session
        self._settings = settings
        self._is_closed = False
        self._may_lose = False
        self.theme = theme
        self.icons = Icons(theme)
        self.canvas = Canvas()
        self.commands = Commands(self, session, settings, theme, self.canvas)
        if not in_turns:
            for _ in self.build():
                pass

    def build(self) -> Iterator[None]:
        """Fill the window, a few milliseconds of work between two turns."""
        self.actions_by_id = ActionSet(self.commands, self.icons)
        yield from self.actions_by_id.build()
        self.status_bar = StatusBar(self._session)
        self.setStatusBar(self.status_bar)
        yield
        yield from self._add_centre()
        yield from self._add_docks()
        self.addToolBar(ToolBar(self._session, self.actions_by_id))
        yield
        options = OptionBar(self._session)
        yield
        self.addToolBarBreak()
        self.addToolBar(options)
        yield
        yield from fill_menu_bar(self, self.actions_by_id, self.commands)
        CanvasBinding(self.canvas, self.commands, self.status_bar)
        KeyRouter(self.commands)
        FileDrop(self, self._session)
        self._connect()
        yield
        restore_layout(self, self._settings)
        yield
        DockTitles(self)
        self._show_title()
        yield

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout, save and stop; ask only where something could not be saved."""
        if self._session.unsaved is not None and not self._may_lose:
            event.ignore()
            self._ask_to_lose(self._session.unsaved)
            return
        if not self._is_closed:
            self._is_closed = True
            remember_layout(self, self._settings)
            self.hide()  # what follows may take seconds
            self._stop_pictures()
            self._session.stop()
        super().closeEvent(event)

    def retire(self) -> Iterator[None]:
        """Make place for another window on the same session: hidden at once, deleted in turns."""
        self._is_closed = True
        self.hide()
        self._stop_pictures()
        for bar in self.findChildren(OptionBar):
            yield from bar.empty()
        panels = [each.widget() for each in self.findChildren(QDockWidget)]
        for each in (*panels, *self.findChildren(QToolBar), self.centralWidget()):
            yield
            if each is not None:
                shiboken6.delete(each)
        yield
        self.deleteLater()

    def _stop_pictures(self) -> None:
        self.images_panel.stop_pictures()
        self.history_panel.pictures.stop()
        self.commands.figures.close()

    def _ask_to_lose(self, reason: str) -> None:
        from segstudio.ui.dialogs.unsaved_dialog import UnsavedDialog

        dialog = UnsavedDialog(self, reason)
        dialog.accepted.connect(self._lose)
        dialog.open()

    def _lose(self) -> None:
        self._may_lose = True
        self.close()

    def _add_centre(self) -> Iterator[None]:
        empty = EmptyState(self.commands, self.actions_by_id)
        yield
        message = MessagePage(self.actions_by_id, self.theme, self.icons)
        yield
        self.centre = Centre(self._session, self.canvas, empty, message)
        yield
        self.notices = NoticeBar(self._session, self.theme, self.icons)
        middle = QWidget()
        layout = column(middle, gap_px=0)
        self.twin = TwinView(self.canvas)
        beside = row(gap_px=1)
        beside.addWidget(self.twin, 1)
        beside.addWidget(self.centre, 1)
        layout.addLayout(beside, 1)
        layout.addWidget(self.notices)
        layout.addWidget(JobsPanel(self._session, self.icons))
        yield
        self.setCentralWidget(middle)
        yield

    def _add_docks(self) -> Iterator[None]:
        north = QTabWidget.TabPosition.North
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, north)
        images = yield from self._add_left_docks()
        stacked = yield from self._add_right_docks()
        self.resizeDocks([images, stacked[0]], [LEFT_PX, RIGHT_PX], Qt.Orientation.Horizontal)
        yield
        self.resizeDocks(stacked, [160, 120, 420], Qt.Orientation.Vertical)
        yield
        room = self.screen().availableSize()
        if room.width() < SMALL_PX[0] or room.height() < SMALL_PX[1]:
            for each in self.findChildren(QDockWidget):
                if each is not stacked[0]:
                    self.tabifyDockWidget(stacked[0], each)
                    yield

    def _add_left_docks(self) -> Generator[None, None, QDockWidget]:
        left = Qt.DockWidgetArea.LeftDockWidgetArea
        self.images_panel = ImagesPanel(self.commands, self.actions_by_id, self.icons)
        yield
        images = self._dock(left, "images", self.tr("Images"), self.images_panel)
        yield
        self.history_panel = HistoryPanel(self.commands)
        self._dock(left, "history", self.tr("History"), self.history_panel, images)
        yield
        self.guidance_panel = GuidancePanel(self.commands, self.actions_by_id)
        yield
        self._dock(left, "guidance", self.tr("Guidance"), self.guidance_panel, images)
        yield
        self.objects_panel = ObjectsPanel(self.commands, self.actions_by_id)
        yield
        objects = self._dock(left, "objects", self.tr("Objects"), self.objects_panel, images)
        objects.hide()
        images.raise_()
        yield
        return images

    def _add_right_docks(self) -> Generator[None, None, list[QDockWidget]]:
        """Return those that stand below each other; the others are tabs of the last."""
        right = Qt.DockWidgetArea.RightDockWidgetArea
        commands, actions = self.commands, self.actions_by_id
        self.classes_panel = ClassesPanel(commands, actions, self.icons)
        classes = self._dock(right, "classes", self.tr("Classes"), self.classes_panel)
        yield
        self.layers_panel = LayersPanel(commands, actions, self.icons)
        yield
        layers = self._dock(right, "layers", self.tr("Layers"), self.layers_panel)
        yield
        self.training_panel = TrainingPanel(commands, actions)
        yield
        training = self._dock(right, "training", self.tr("Training"), self.training_panel)
        yield
        self.intensity_panel = IntensityPanel(commands, self.theme, self.icons)
        yield
        panel = self.intensity_panel
        intensity = self._dock(right, "intensity", self.tr("Intensity"), panel, training)
        intensity.visibilityChanged.connect(panel.set_in_front)
        yield
        self.versions_panel = VersionsPanel(commands, self.icons)
        yield
        self._dock(right, "versions", self.tr("Versions"), scrolled(self.versions_panel), training)
        yield
        training.raise_()
        yield
        return [classes, layers, training]

    def _dock(
        self,
        area: Qt.DockWidgetArea,
        name: str,
        title: str,
        panel: QWidget,
        beside: QDockWidget | None = None,
    ) -> QDockWidget:
        """Add a panel; beside: the one that it shares a place with, as a tab."""
        made = dock(name, title, panel)
        self.addDockWidget(area, made)
        if beside is not None:
            self.tabifyDockWidget(beside, made)
        return made

    def _connect(self) -> None:
        events = self._session.events
        for signal in (
            events.project_opened,
            events.project_closed,
            events.image_opened,
            events.unsaved_changed,
        ):
            signal.connect(self._show_title)

    def _show_title(self) -> None:
        show_title(self, self._session)
