"""The window's search for garbage: on its own thread alone; see `segstudio.garbage`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from segstudio.garbage import search_by_hand, search_where_due

LOOK_MS = 500
"""Between two looks at whether a search is due."""


class GarbageSearch(QObject):
    """Searches while nobody draws, and Python itself no more, from when it is made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        search_by_hand()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(_search)
        self._timer.start()


def _search() -> None:
    if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        search_where_due()
