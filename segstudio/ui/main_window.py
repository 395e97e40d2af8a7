"""The window: puts the parts together, and does nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.twin_view import TwinView
from segstudio.ui.canvas_binding import CanvasBinding
from segstudio.ui.centre import Centre
from segstudio.ui.commands import Commands
from segstudio.ui.dock import DockTitles, dock
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

LEFT_PX, RIGHT_PX = 248, 300


class MainWindow(QMainWindow):
    """Images at the left, the canvas in the middle, classes, layers and training at the right."""

    def __init__(self, session: Session, settings: AppSettings, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._is_closed = False
        self._may_lose = False
        self.theme = theme
        self.icons = Icons(theme)
        self.canvas = Canvas()
        self.commands = Commands(self, session, settings, theme, self.canvas)
        self.actions_by_id = ActionSet(self.commands, self.icons)
        self.status_bar = StatusBar(session)
        self.setStatusBar(self.status_bar)
        self._add_centre()
        self._add_docks()
        self.addToolBar(ToolBar(session, self.actions_by_id))
        self.addToolBarBreak()
        self.addToolBar(OptionBar(session))
        fill_menu_bar(self, self.actions_by_id, self.commands)
        CanvasBinding(self.canvas, self.commands, self.status_bar)
        KeyRouter(self.commands)
        FileDrop(self, session)
        self._connect()
        restore_layout(self, settings)
        DockTitles(self)
        self._show_title()

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

    def retire(self) -> None:
        """Make place for another window on the same session, which goes on."""
        self._is_closed = True
        self.hide()
        self._stop_pictures()
        self.deleteLater()

    def _stop_pictures(self) -> None:
        self.images_panel.thumbnails.stop()
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

    def _add_centre(self) -> None:
        empty = EmptyState(self.commands, self.actions_by_id)
        message = MessagePage(self.actions_by_id, self.theme, self.icons)
        self.centre = Centre(self._session, self.canvas, empty, message)
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
        self.setCentralWidget(middle)

    def _add_docks(self) -> None:
        north = QTabWidget.TabPosition.North
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, north)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        commands, actions = self.commands, self.actions_by_id
        self.images_panel = ImagesPanel(commands, self.icons)
        images = dock("images", self.tr("Images"), self.images_panel)
        self.addDockWidget(left, images)
        self.history_panel = HistoryPanel(commands)
        history = dock("history", self.tr("History"), self.history_panel)
        self.addDockWidget(left, history)
        self.tabifyDockWidget(images, history)
        self.classes_panel = ClassesPanel(commands, actions, self.icons)
        self.layers_panel = LayersPanel(commands, actions, self.icons)
        self.training_panel = TrainingPanel(commands, actions)
        stacked = (
            dock("classes", self.tr("Classes"), self.classes_panel),
            dock("layers", self.tr("Layers"), self.layers_panel),
            dock("training", self.tr("Training"), self.training_panel),
        )
        for each in stacked:
            self.addDockWidget(right, each)
        self.intensity_panel = IntensityPanel(commands, self.theme, self.icons)
        intensity = dock("intensity", self.tr("Intensity"), self.intensity_panel)
        self.addDockWidget(right, intensity)
        intensity.visibilityChanged.connect(self.intensity_panel.set_in_front)
        self.tabifyDockWidget(stacked[-1], intensity)
        self.versions_panel = VersionsPanel(commands, self.icons)
        self._add_tab(stacked[-1], dock("versions", self.tr("Versions"), self.versions_panel))
        self.guidance_panel = GuidancePanel(commands, actions)
        self._add_tab(stacked[-1], dock("guidance", self.tr("Guidance"), self.guidance_panel))
        stacked[-1].raise_()
        self.objects_panel = ObjectsPanel(commands, actions)
        objects = dock("objects", self.tr("Objects"), self.objects_panel)
        self.addDockWidget(left, objects)
        self.tabifyDockWidget(history, objects)
        objects.hide()
        images.raise_()
        self.resizeDocks([images, stacked[0]], [LEFT_PX, RIGHT_PX], Qt.Orientation.Horizontal)
        self.resizeDocks(list(stacked), [160, 120, 420], Qt.Orientation.Vertical)

    def _add_tab(self, beside: QDockWidget, panel: QDockWidget) -> None:
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        self.tabifyDockWidget(beside, panel)

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
