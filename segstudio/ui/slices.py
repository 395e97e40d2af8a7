"""Many small works on the window's thread, a few milliseconds of them in each turn of its loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import perf_counter

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

TURN_MS = 4.0
"""So much is done in one turn; the last work may take it beyond."""

Work = Callable[[], object]
_END = object()


class Slices(QObject):
    """Does works in order; hands and paints come between them."""

    def __init__(self, parent: QObject, turn_ms: float = TURN_MS) -> None:
        """turn_ms: no other work is begun in a turn after so long."""
        super().__init__(parent)
        self._turn_s = turn_ms / 1000
        self._works: Iterator[Work | None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def start(self, works: Iterable[Work | None]) -> None:
        """Do these from the next turn on; what is left of those before is dropped.

        A generator may do each work itself, and yield None after it.
        """
        self._works = iter(works)
        self._timer.start()

    def stop(self) -> None:
        """Drop what is left."""
        self.start(())

    def _on_turn(self) -> None:
        until = perf_counter() + self._turn_s
        while True:
            work = next(self._works, _END)
            if work is _END:
                self._timer.stop()
                return
            if callable(work):
                work()
            if perf_counter() >= until:
                return


def open_soon(dialog: QDialog, *works: Work, dressed: Work | None = None) -> None:
    """Show a dialog in turns: it was made in one, each work has one, and showing it another.

    dressed: done when all its parts have their look, and with it their size.
    """
    Slices(dialog, 0.0).start(_opening(dialog, works, dressed))


def _opening(dialog: QDialog, works: Iterable[Work], dressed: Work | None) -> Iterator[Work | None]:
    yield from works
    yield from polished(dialog)
    yield dressed
    yield partial(QDialog.open, dialog)


def polished(window: QWidget, turn_ms: float = TURN_MS / 2) -> Iterator[None]:
    """Dress what is in a window in turns of `turn_ms`, which showing it would do in one."""
    until = perf_counter() + turn_ms / 1000
    for each in (window, *window.findChildren(QWidget)):
        if shiboken6.isValid(each):
            each.ensurePolished()
        if perf_counter() >= until:
            yield
            until = perf_counter() + turn_ms / 1000
