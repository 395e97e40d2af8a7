"""Where to look next and why, what may be drawn wrongly, when to stop, and the time of work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.layout import panel_column
from segstudio.ui.panels.doubts_list import DoubtsList
from segstudio.ui.panels.next_places import NextPlaces
from segstudio.ui.panels.stopping_view import StoppingView
from segstudio.ui.panels.time_view import TimeView

_DELAY_MS = 300


class GuidancePanel(QScrollArea):
    """Kept up to date while it is seen; scrolls where the window is low."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.setWidget(content)
        self.next = NextPlaces(commands, actions)
        layout = panel_column(content)
        self.doubts = DoubtsList(commands, actions)
        layout.addWidget(self.next)
        layout.addWidget(self.doubts)
        self.stopping = StoppingView(commands)
        layout.addWidget(self.stopping)
        self.time = TimeView(commands)
        layout.addWidget(self.time)
        layout.addStretch(1)
        self._later = Coalesced(self._refresh, _DELAY_MS, self)
        events = commands.session.events
        for signal in (
            events.guidance_changed,
            events.training_changed,
            events.images_changed,
            events.image_changed,
            events.image_opened,
            events.classes_changed,
            events.active_class_changed,
            events.project_opened,
            events.project_closed,
        ):
            signal.connect(self._later.request)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what was not kept up while hidden up to date."""
        super().showEvent(event)
        self._later.request()

    def _refresh(self) -> None:
        if self.isVisible():
            self.next.refresh()
            self.doubts.refresh()
            self.stopping.refresh()
            self.time.refresh()
