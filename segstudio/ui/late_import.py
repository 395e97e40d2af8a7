"""Imports a slow module on a thread of its own, so that the window answers meanwhile."""

from __future__ import annotations

import gc
import importlib
import linecache
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

WARM_UP_MS = 1500
"""So long after the window's start; by then it is painted."""


def warm_up_soon(parent: QObject) -> None:
    """Import the dialogs while the person looks at the window, before one is asked for.

    What is there then stays to the end: the search for garbage need not pass over these 60,000
    objects again, which would hold the window up for 15 ms now and then. Until then it does not
    search at all.
    """
    late = LateImport("segstudio.ui.dialogs.ahead", parent)
    late.done.connect(_keep_all)
    QTimer.singleShot(WARM_UP_MS, late.start)


def _keep_all() -> None:
    gc.freeze()
    gc.enable()


class LateImport(QObject):
    """`start` begins; `done` comes on the window's thread, once the import is quick there."""

    done = Signal()
    _loaded = Signal()

    def __init__(self, module: str, parent: QObject) -> None:
        super().__init__(parent)
        self._module = module
        self._has_started = False
        self._loaded.connect(self.done, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Import, once however often this is called."""
        if not self._has_started:
            self._has_started = True
            Thread(target=self._load, name=f"import {self._module}", daemon=True).start()

    def _load(self) -> None:
        importlib.import_module(self._module)
        # PySide6 looks into the source of each module that comes after it, and all of it is kept.
        linecache.clearcache()  # 10 MB
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._loaded.emit()
