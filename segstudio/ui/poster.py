"""Brings work from other threads to the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Poster(QObject):
    """`post` may be called on any thread; functions run in order on the thread this was made on."""

    _posted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, function: Callable[[], None]) -> None:
        """Run `function` soon, never at once."""
        self._posted.emit(function)

    def _run(self, function: Callable[[], None]) -> None:
        function()
