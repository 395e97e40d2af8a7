"""A panel with a title that can be moved and hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QScrollArea, QTabBar, QWidget

from segstudio.ui.coalesced import Coalesced

GRIP_PX = 8
"""What is left of the title below tabs, which say it already: to drag the panel by."""


def dock(name: str, title: str, panel: QWidget) -> QDockWidget:
    """Return a dock; name: by which the layout is remembered."""
    made = QDockWidget(title)
    made.setObjectName(name)
    made.setWidget(panel)
    made.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetMovable
        | QDockWidget.DockWidgetFeature.DockWidgetClosable
    )
    made.setAllowedAreas(
        Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
    )
    return made


def scrolled(panel: QWidget) -> QScrollArea:
    """Return a panel inside what scrolls where the window is low."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(panel.minimumSizeHint().width())
    return area


class DockTitles(QObject):
    """Hides the titles of docks that share tabs, and shows them again when they stand alone."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks = window.findChildren(QDockWidget)
        self._grips: dict[str, QWidget] = {}
        self._later = Coalesced(self.update, 0, self)
        for each in self._docks:
            each.dockLocationChanged.connect(self._later.request)
            each.visibilityChanged.connect(self._later.request)
        self.update()

    def update(self) -> None:
        """Show what fits where the docks are now; names of tabs are never cut."""
        for bar in self._window.findChildren(QTabBar):
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
        for each in self._docks:
            beside = self._window.tabifiedDockWidgets(each)
            is_tabbed = any(not other.isHidden() for other in beside)
            name = each.objectName()
            if is_tabbed and name not in self._grips:
                self._grips[name] = QWidget()
                self._grips[name].setFixedHeight(GRIP_PX)
                each.setTitleBarWidget(self._grips[name])
            elif not is_tabbed and name in self._grips:
                each.setTitleBarWidget(None)  # type: ignore[arg-type]
                self._grips.pop(name).deleteLater()
