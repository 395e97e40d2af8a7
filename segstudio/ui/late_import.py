"""Imports a slow module on a thread of its own, so that the window answers meanwhile."""

from __future__ import annotations

import gc
import importlib
import linecache
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from segstudio.ui.garbage_search import GarbageSearch

WARM_UP_MS = 1500
"""So long after the window's start; by then it is painted."""
LOOK_MS = 50
"""Between two looks at whether an import is over."""


def warm_up_soon(parent: QObject) -> None:
    """Import the dialogs while the person looks at the window, before one is asked for.

    What is there then stays to the end: the search for garbage need not pass over these 60,000
    objects again, which would hold the window up for 15 ms now and then. Until then it does not
    search at all.
    """
    late = LateImport("segstudio.ui.dialogs.ahead", parent)
    late.done.connect(lambda: _keep_all(parent))
    QTimer.singleShot(WARM_UP_MS, late.start)


def _keep_all(parent: QObject) -> None:
    gc.freeze()
    GarbageSearch(parent)


class LateImport(QObject):
    """`start` begins; `done` comes on the window's thread, once the import is quick there."""

    done = Signal()

    def __init__(self, module: str, parent: QObject) -> None:
        super().__init__(parent)
        self._module = module
        self._is_loaded = Event()
        # The thread touches nothing of Qt: the window may be closed and gone in the middle of it.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._has_started = False

    def start(self) -> None:
        """Import, once however often this is called."""
        if not self._has_started:
            self._has_started = True
            self._look.start()
            name, words = f"import {self._module}", (self._module, self._is_loaded)
            # No daemon: the program waits for it to end. One that is within Qt when Python is
            # taken down, as pyqtgraph is while it draws its symbols, aborts the program.
            Thread(target=_load, args=words, name=name).start()

    def _on_look(self) -> None:
        if self._is_loaded.is_set():
            self._look.stop()
            self.done.emit()


def _load(module: str, is_loaded: Event) -> None:
    importlib.import_module(module)
    # PySide6 looks into the source of each module that comes after it, and all of it is kept.
    linecache.clearcache()  # 10 MB
    is_loaded.set()
