"""Many small works on the window's thread, a few milliseconds of them in each turn of its loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

TURN_MS = 4.0
"""So much is done in one turn; the last work may take it beyond."""

Work = Callable[[], object]


class Slices(QObject):
    """Does works in order; hands and paints come between them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._works: Iterator[Work] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def start(self, works: Iterable[Work]) -> None:
        """Do these from the next turn on; what is left of those before is dropped."""
        self._works = iter(works)
        self._timer.start()

    def _on_turn(self) -> None:
        until = perf_counter() + TURN_MS / 1000
        while perf_counter() < until:
            work = next(self._works, None)
            if work is None:
                self._timer.stop()
                return
            work()
