"""How long one event holds the window's thread, outside painting: every event and posted call.

Run: python -m tests.benchmarks.gui_thread [--runs N] [--images N] [--parts NAME ...]
Prints JSON: for each part the longest single events by what they were. `wall_ms` is the median
over the runs, `worst_ms` the longest of them, `cpu_ms` the thread's own time in the median's run.
Paints inside an event are taken off. "call" is what the bench itself asked for from the loop.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.benchmarks.event_clock import EventClock, Longest, NamedPoster, cost_of_looking_s

MOVE_S = 0.008
"""Between two moves of the hand: a mouse of 125 Hz."""
Report = dict[str, dict[str, dict[str, float]]]
DIALOGS = ("shortcuts", "palette", "about", "export-masks", "open-images", "remove-image")
PARTS = ("drawing", "training", "looks", "dialogs", "project")


class Sitting:
    """The real window with a real session, and a hand."""

    def __init__(self, folder: Path, engine: bool, cost_s: float = 0.0) -> None:
        from segstudio.ui.application import make_application
        from segstudio.ui.main_window import MainWindow
        from segstudio.ui.theme import Theme
        from segstudio.workspace.session import Session
        from segstudio.workspace.settings import AppSettings

        self.clock = EventClock(cost_s)
        make_application()
        settings = AppSettings(folder / "settings.json")
        self.session = Session(NamedPoster(self.clock).post, settings, engine=engine)
        with self.clock.timing("call: window is made (before it is shown)"):
            self.window = MainWindow(self.session, settings, Theme(self.clock, settings))
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1600, 1000)
        self.do("window.show", self.window.show)
        self.rest(2)
        if engine:
            self.do("session.start", self.session.start)

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

    def settle(self) -> None:
        """Wait until all that was drawn is on disk."""
        self.wait(lambda: not self.session.editing.is_busy and not self.session.saver.is_behind)
        self.rest(0.2)

    def trigger(self, action_id: str) -> None:
        """Choose an action of the table."""
        self.do(f"action {action_id}", self.window.actions_by_id[action_id].trigger)

    def _send(self, kind: QEvent.Type, x: float, y: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        is_move, is_up = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        place, pointer = QPointF(x, y), QPointingDevice.primaryPointingDevice()
        button, held = none if is_move else left, none if is_up else left
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, place, button, held, keys, pointer)
        QApplication.sendEvent(self.window.canvas, event)


def drawing(sitting: Sitting, folder: Path, images: int) -> None:
    """Open a large image; draw with a hand and at machine speed; undo; change classes."""
    sitting.open(_image(folder / "large" / "image.png", 4096))
    for i in range(6):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2)
    sitting.settle()
    sitting.clock.part = "drawing at machine speed"
    for i in range(20):
        sitting.stroke(0.1 + 0.04 * i, 1 + i % 2, 0)
    sitting.settle()
    sitting.clock.part = "undo and classes"
    for action_id in ("undo", "redo") * 3 + ("add-class", "delete-class"):
        sitting.trigger(action_id)
    _close_dialogs(sitting)
    classes, editing = sitting.session.classes, sitting.session.class_editing
    last_id = classes.ids[-1]
    sitting.do("recolour", lambda: editing.recolour(1, "#123456"))
    sitting.do("rename", lambda: editing.rename(1, "another name"))
    sitting.do("lock", lambda: editing.set_locked(1, True))
    sitting.do("unlock", lambda: editing.set_locked(1, False))
    sitting.do("delete class", lambda: editing.delete(last_id, 0), 1)


def training(sitting: Sitting, folder: Path, images: int) -> None:
    """Draw while the engine trains; accept what it predicts."""
    sitting.open(_image(folder / "small" / "image.png", 1024))
    for i in range(2):
        sitting.stroke(0.3 + 0.4 * i, 1 + i)
        sitting.settle()
    sitting.wait(lambda: sitting.session.loop.status.version > 1)
    for i in range(10):
        sitting.stroke(0.2 + 0.06 * i, 1 + i % 2)
        sitting.rest(0.5)
    sitting.trigger("live")
    sitting.rest(2)
    for action_id in ("accept-image", "undo", "accept-class", "predict-all"):
        sitting.trigger(action_id)
        sitting.rest(1)


def looks(sitting: Sitting, folder: Path, images: int) -> None:
    """Switch theme, opacity, layers and zoom over an image that is drawn on."""
    from segstudio.ui.theme import ThemeChoice

    sitting.open(_image(folder / "looks" / "image.png", 4096))
    for i in range(6):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2, 0.001)
    sitting.settle()
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT) * 2:
        chosen = sitting.window.theme.choose
        sitting.do("theme.choose", lambda c=choice, f=chosen: f(c), 1)  # type: ignore[misc]
    layers = sitting.window.commands.layers
    for share in (0.9, 0.8, 0.6, 0.3):
        sitting.do("opacity", lambda s=share: layers.set_opacity("annotation", s))  # type: ignore[misc]
    for action_id in ("toggle-annotation", "toggle-outline", "toggle-prediction", "peek") * 2:
        sitting.trigger(action_id)
    for action_id in ("zoom-100", "fit", "brush-larger", "tool-eraser", "tool-brush"):
        sitting.trigger(action_id)
    sitting.do("resize", lambda: sitting.window.resize(1300, 800))
    sitting.do("resize back", lambda: sitting.window.resize(1600, 1000))


def dialogs(sitting: Sitting, folder: Path, images: int) -> None:
    """Open each dialog and menu twice: the first time imports it."""
    sitting.open(_image(folder / "dialogs" / "image.png", 1024))
    for turn in ("first time", "again"):
        sitting.clock.part = f"dialogs, {turn}"
        for action_id in DIALOGS:
            sitting.trigger(action_id)
            _close_dialogs(sitting)
        for menu in sitting.window.menuBar().findChildren(QMenu)[:3]:
            sitting.do(f"menu {menu.title()}", lambda m=menu: m.popup(m.pos()))  # type: ignore[misc]
            menu.close()


def project(sitting: Sitting, folder: Path, images: int) -> None:
    """Open a folder of many images, its project again, filter its list, close it."""
    first = _image(folder / "many" / "image 000000.png", 256)
    for number in range(1, images):
        os.link(first, first.with_name(f"image {number:06}.png"))
    sitting.open(first.parent)
    sitting.trigger("next-image")
    sitting.clock.part = "project reopened"
    sitting.trigger("close-project")
    sitting.wait(lambda: sitting.session.project is None)
    sitting.open(first.parent)
    panel = sitting.window.images_panel
    sitting.do("filter", lambda: panel.filter.setText("99"), 1)
    sitting.do("no filter", panel.filter.clear, 1)
    sitting.trigger("close-project")
    sitting.rest(1)


def _close_dialogs(sitting: Sitting) -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            sitting.do(f"close {type(each).__name__}", each.reject)


def _image(path: Path, side_px: int) -> Path:
    rng = np.random.default_rng(1)
    small = rng.integers(0, 255, (side_px // 16, side_px // 16, 3), dtype=np.uint8)
    pixels = cv2.resize(small, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    path.parent.mkdir()
    path.write_bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())
    return path


def sit(part: str, folder: Path, images: int, cost_s: float) -> dict[str, Longest]:
    """Sit through one part in this process; return its longest events."""
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
    sitting = Sitting(folder, part == "training", cost_s)
    sitting.clock.part = part
    globals()[part](sitting, folder, images)
    sitting.clock.part = "end"
    sitting.window.close()
    return {name: each for name, each in sitting.clock.longest.items() if name != "end"}


def measure(part: str, runs: int, images: int, cost_s: float) -> Report:
    """Return the longest events of several runs, each in a process of its own."""
    found: dict[str, dict[str, list[list[float]]]] = defaultdict(lambda: defaultdict(list))
    command = [sys.executable, "-m", "tests.benchmarks.gui_thread", "--sit", part]
    command += ["--images", str(images), "--cost", str(cost_s)]
    for _ in range(runs):
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        for name, longest in json.loads(output).items():
            for event, times in longest.items():
                found[name][event].append(times)
    return {name: _summary(events, runs) for name, events in found.items()}


def _summary(events: dict[str, list[list[float]]], runs: int) -> dict[str, dict[str, float]]:
    rows = []
    for event, times in events.items():
        times += [[0.0, 0.0]] * (runs - len(times))
        times.sort()
        wall_ms, cpu_ms = times[runs // 2]
        row = {"wall_ms": wall_ms, "worst_ms": times[-1][0], "cpu_ms": cpu_ms}
        rows.append((times[-1][0], event, {key: round(value, 1) for key, value in row.items()}))
    rows.sort(key=lambda row: row[0], reverse=True)
    return {event: row for _, event, row in rows[:10]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--images", type=int, default=20_000, help="in the large project")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--cost", type=float, default=0.0, help="seconds of looking at an event")
    parser.add_argument("--sit", choices=PARTS, help="one part, here")
    options = parser.parse_args()
    if options.sit:
        with tempfile.TemporaryDirectory() as folder:
            result: dict[str, object] = dict(
                sit(options.sit, Path(folder), options.images, options.cost)
            )
    else:
        cost_s = cost_of_looking_s()
        measured = [(each, options.runs, options.images, cost_s) for each in options.parts]
        result = {arguments[0]: measure(*arguments) for arguments in measured}
        result["cost_of_looking_us"] = round(1e6 * cost_s, 1)
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
