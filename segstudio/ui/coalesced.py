"""Many requests, one call: widgets are refreshed once however many events ask for it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer


class Coalesced(QObject):
    """Calls `action` once, `delay_ms` after the first request that is not answered yet."""

    def __init__(self, action: Callable[[], None], delay_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._on_timeout)

    def request(self, *_: object) -> None:
        """Ask for a call; any arguments of the event are ignored.

        What the session still tells of, when the window is gone, is nobody's concern.
        """
        if shiboken6.isValid(self._timer) and not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        self._action()
