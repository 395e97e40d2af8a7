"""The real window with a real session and a hand, each of whose events is timed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QDialog

from tests.benchmarks.event_clock import EventClock, NamedPoster

if TYPE_CHECKING:
    from segstudio.ui.main_window import MainWindow

MOVE_S = 0.008
"""Between two moves of the hand: a mouse of 125 Hz."""


class Sitting:
    """The real window with a real session, and a hand."""

    def __init__(self, folder: Path, engine: bool, cost_s: float = 0.0) -> None:
        from segstudio.ui.application import make_application
        from segstudio.ui.language import language_of
        from segstudio.ui.late_import import warm_up_soon
        from segstudio.ui.theme import Theme
        from segstudio.ui.window_host import WindowHost
        from segstudio.workspace.session import Session
        from segstudio.workspace.settings import AppSettings

        self.clock = EventClock(cost_s)
        make_application()
        settings, poster = AppSettings(folder / "settings.json"), NamedPoster(self.clock)
        self.session = Session(poster.post, settings, engine=engine)
        theme, self.language = Theme(self.clock, settings), language_of(self.clock, settings)
        with self.clock.timing("call: window is made (before it is shown)"):
            self._host = WindowHost(self.session, settings, theme, self.language, poster)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1600, 1000)
        self.do("window.show", self.window.show)
        warm_up_soon(self._host)
        self.rest(3)
        if engine:
            self.do("session.start", self.session.start)

    @property
    def window(self) -> MainWindow:
        """The window on the session now."""
        return self._host.window

    def do(self, name: str, action: Callable[[], object], rest_s: float = 0.3) -> None:
        """Do and time one thing, then let the window rest."""
        with self.clock.timing(f"call: {name}"):
            action()
        self.rest(rest_s)

    def rest(self, seconds: float) -> None:
        """Run the event loop for a while."""
        loop, timer = QEventLoop(), QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start(round(1000 * seconds))
        loop.exec()

    def wait(self, condition: Callable[[], object], timeout_s: float = 120) -> None:
        """Run the event loop until `condition` holds."""
        until = perf_counter() + timeout_s
        while not condition():
            if perf_counter() > until:
                raise TimeoutError("The window did not come so far in time.")
            self.rest(0.005)

    def open(self, path: Path) -> None:
        """Open a path and wait until its image is painted."""
        self.do("session.open_paths", lambda: self.session.open_paths([path]), 0)
        shown = self.window.canvas
        self.wait(lambda: self.session.image is not None and shown.is_complete)
        self.rest(0.5)

    def stroke(self, row_share: float, class_id: int, pause_s: float = MOVE_S) -> None:
        """Draw across the middle; without a pause all moves come at once."""
        canvas = self.window.canvas
        self.session.choose_class(class_id)
        row, kind = canvas.height() * row_share, QEvent.Type
        columns = [canvas.width() * (0.35 + 0.3 * i / 60) for i in range(60)]
        self._send(kind.MouseButtonPress, columns[0], row)
        for column in columns:
            self._send(kind.MouseMove, column, row + 12 * np.sin(column / 9))
            if pause_s:
                self.rest(pause_s)
        self._send(kind.MouseButtonRelease, columns[-1], row)

    def hover(self, row_share: float) -> None:
        """Move the pointer across the middle without a button."""
        canvas = self.window.canvas
        for i in range(40):
            column = canvas.width() * (0.35 + 0.3 * i / 40)
            self._send(QEvent.Type.MouseMove, column, canvas.height() * row_share, is_held=False)
            self.rest(MOVE_S)

    def settle(self) -> None:
        """Wait until all that was drawn is on disk."""
        self.wait(lambda: not self.session.editing.is_busy and not self.session.saver.is_behind)
        self.rest(0.2)

    def trigger(self, action_id: str) -> None:
        """Choose an action of the table."""
        self.do(f"action {action_id}", self.window.actions_by_id[action_id].trigger)

    def _send(self, kind: QEvent.Type, x: float, y: float, is_held: bool = True) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        is_move, is_up = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        place, pointer = QPointF(x, y), QPointingDevice.primaryPointingDevice()
        button, held = none if is_move else left, none if is_up or not is_held else left
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, place, button, held, keys, pointer)
        QApplication.sendEvent(self.window.canvas, event)


def close_dialogs(sitting: Sitting) -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            sitting.do(f"close {type(each).__name__}", each.reject)


def image(path: Path, side_px: int) -> Path:
    rng = np.random.default_rng(1)
    small = rng.integers(0, 255, (side_px // 16, side_px // 16, 3), dtype=np.uint8)
    pixels = cv2.resize(small, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    path.parent.mkdir()
    path.write_bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())
    return path
