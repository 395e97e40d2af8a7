"""A push button that stands for an action: same words, icon, tooltip, usability."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy


class ActionButton(QPushButton):
    """Does what the action does. text: shorter words than the action's, or "" for its own."""

    def __init__(self, action: QAction, text: str = "") -> None:
        super().__init__()
        self._action = action
        self._text = text
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        self.setText(self._text or self._action.text().rstrip("…"))
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleDescription(self._action.text())
