"""A pen's state between its events, which come late, twice or not at all on some systems."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPointingDevice, QTabletEvent

_SILENT_S = 1.0
"""A mouse that moves so long after a pen was last heard means that the pen has gone."""


class Pen:
    """Whether a pen draws now, and whether it tapped twice."""

    def __init__(self) -> None:
        self.is_down = False
        self._heard_s = 0.0
        self._tap: tuple[int, QPointF] | None = None

    def hear(self) -> None:
        """An event of the pen came."""
        self._heard_s = monotonic()

    def press(self, event: QTabletEvent) -> bool:
        """The pen went down; return whether that was the second tap of two."""
        self.is_down = True
        hints = QGuiApplication.styleHints()
        before, self._tap = self._tap, (event.timestamp(), event.position())
        if before is None:
            return False
        moved = (event.position() - before[1]).manhattanLength()
        is_soon = event.timestamp() - before[0] <= hints.mouseDoubleClickInterval()
        is_double = is_soon and moved <= 2 * hints.mouseDoubleClickDistance()
        if is_double:
            self._tap = None
        return bool(is_double)

    def is_lifted(self, event: QTabletEvent) -> bool:
        """Tell whether a move tells of a pen in the air, whose release was never told."""
        return self.is_down and not event.buttons() and event.pressure() == 0

    def is_gone(self, event: QMouseEvent) -> bool:
        """Tell whether a mouse event means that the pen left while it was down."""
        is_mouse = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        is_mouse &= event.pointerType() == QPointingDevice.PointerType.Generic
        is_silent = monotonic() - self._heard_s > _SILENT_S
        return self.is_down and is_mouse and is_silent
