"""A panel with a title that can be moved and hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget


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
