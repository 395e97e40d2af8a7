"""A number that is typed or turned, and gives the keys back: Enter takes it, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox


class NumberField(QDoubleSpinBox):
    """A spin box that sets its value once it is written, and never holds on to the keyboard."""

    def __init__(self, decimals: int = 0, suffix: str = "") -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(4, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number with Enter, or put the last one back with Esc; then let go."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape:
            self.lineEdit().setText(
                self.prefix() + self.textFromValue(self.value()) + self.suffix()
            )
        else:
            super().keyPressEvent(event)
        if is_escape or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()
            event.accept()
