"""A number to type, with as many decimals as its range asks for."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QDoubleSpinBox

_LIMIT = 1e15
_DIGITS = 4
"""So many are shown of a number as large as the range."""


class NumberField(QDoubleSpinBox):
    """Tells of a number once it is typed to its end, and never of one that it was given."""

    def __init__(self, name: str, on_changed: Callable[[float], object]) -> None:
        """name: for tooltip and screen readers."""
        super().__init__()
        self.setRange(-_LIMIT, _LIMIT)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.valueChanged.connect(on_changed)

    def show_number(self, number: float, span: float, is_whole: bool) -> None:
        """Show a number out of a range as wide as `span`; is_whole: without decimals."""
        if self.hasFocus() and self.lineEdit().isModified():
            return  # somebody is typing
        digits = _DIGITS - 1 - math.floor(math.log10(max(span, 1e-12)))
        blocker = QSignalBlocker(self)
        self.setDecimals(0 if is_whole else min(max(digits, 0), 12))
        self.setSingleStep(1 if is_whole else 10.0 ** (1 - digits))
        self.setValue(number)
        blocker.unblock()

    def sizeHint(self) -> QSize:
        """Return a width for some digits, not for the widest number possible."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("-00000.0") + 24)
        return hint

    def minimumSizeHint(self) -> QSize:
        """Never narrower than that."""
        return self.sizeHint()
