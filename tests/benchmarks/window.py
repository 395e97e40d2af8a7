"""The window as a whole: start, opening large images, blocking while training, memory.

Run: python -m tests.benchmarks.window [--quick]. Prints JSON: medians, floors in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

MEBIBYTE = 2**20
BEAT_MS = 4

START_OURS = """
import time
from segstudio.workspace.session import Session
start = Session.start
def report():
    print(time.monotonic(), flush=True)
    from PySide6.QtWidgets import QApplication
    QApplication.closeAllWindows()
def start_and_report(session):
    from PySide6.QtCore import QTimer
    start(session)
    QTimer.singleShot(0, report)
Session.start = start_and_report
from segstudio.__main__ import main
main([])
"""
START_FLOOR = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("floor")
label.resize(1280, 800)
label.show()
def report():
    print(time.monotonic(), flush=True)
    application.quit()
QTimer.singleShot(0, report)
application.exec()
"""


def start_s(code: str, folder: str, runs: int) -> float:
    """Return the median seconds from starting a process to its window shown and idle.

    The sources are compiled by the first run, as an installation does, whatever Python's settings
    here; that run is not counted.
    """
    environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = folder
    seconds = []
    for _ in range(runs + 1):
        started = time.monotonic()
        command = [sys.executable, "-c", code]
        shown = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
        seconds.append(float(shown.stdout) - started)
    return statistics.median(seconds[1:])


def make_image(path: Path, side_px: int) -> None:
    """Write a photograph-like RGB PNG."""
    rng = np.random.default_rng(1)
    small = rng.integers(0, 255, (side_px // 16, side_px // 16, 3), dtype=np.uint8)
    pixels = cv2.resize(small, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    path.write_bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())


class Sitting:
    """A real window with a real session."""

    def __init__(self, folder: Path, engine: bool) -> None:
        from segstudio.ui.application import make_application
        from segstudio.ui.main_window import MainWindow
        from segstudio.ui.poster import Poster
        from segstudio.ui.theme import Theme
        from segstudio.workspace.session import Session
        from segstudio.workspace.settings import AppSettings

        self.application = make_application()
        settings = AppSettings(folder / "settings.json")
        self.poster = Poster(self.application)
        self.session = Session(self.poster.post, settings, engine=engine)
        self.window = MainWindow(self.session, settings, Theme(self.application, settings))
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1920, 1080)
        self.window.show()
        if engine:
            self.session.start()

    def wait(self, condition, timeout_s: float = 120) -> None:
        """Run the event loop until `condition` holds."""
        loop, timer = QEventLoop(), QTimer()
        until = time.monotonic() + timeout_s
        timer.timeout.connect(
            lambda: loop.quit() if condition() or time.monotonic() > until else None
        )
        timer.start(1)
        loop.exec()
        timer.stop()

    def open(self, path: Path) -> None:
        """Open an image and wait until all of it that is in view is painted."""
        self.session.open_paths([path])
        self.wait(lambda: self.session.image is not None and self.window.canvas.is_complete)

    def stroke(self, row_share: float, class_id: int) -> None:
        """Draw across the middle of the canvas."""
        canvas, left = self.window.canvas, Qt.MouseButton.LeftButton
        self.session.choose_class(class_id)
        row = round(canvas.height() * row_share)
        columns = range(canvas.width() * 4 // 10, canvas.width() * 6 // 10, 8)
        QTest.mousePress(canvas, left, pos=QPoint(columns[0], row))
        for column in columns:
            QTest.mouseMove(canvas, QPoint(column, row))
        QTest.mouseRelease(canvas, left, pos=QPoint(columns[-1], row))


def opening(folder: Path, side_px: int) -> dict[str, float]:
    """Time an image's opening to its first full paint, beside its decoding alone; and memory."""
    from segstudio.storage.image_file import read_image

    path = folder / f"{side_px}" / "image.png"
    path.parent.mkdir()
    make_image(path, side_px)
    started = time.monotonic()
    read_image(path)
    decode_s = time.monotonic() - started
    sitting = Sitting(folder, engine=False)
    idle_mib = psutil.Process().memory_info().rss / MEBIBYTE
    started = time.monotonic()
    sitting.open(path)
    open_s = time.monotonic() - started
    for share in (0.3, 0.5, 0.7):
        sitting.stroke(share, 1)
    sitting.wait(lambda: not sitting.session.saver.is_behind)
    resident_mib = psutil.Process().memory_info().rss / MEBIBYTE
    sitting.window.close()
    return {
        "open_to_first_paint_s": round(open_s, 3),
        "floor_decode_s": round(decode_s, 3),
        "resident_idle_mib": round(idle_mib, 1),
        "resident_open_and_drawn_mib": round(resident_mib, 1),
    }


def blocking(folder: Path, seconds: float) -> dict[str, float]:
    """Measure how late the event loop gets while a person draws and the engine trains.

    The floor is the same without an engine.
    """
    result = {}
    for name, engine in (("floor_no_engine", False), ("training", True)):
        path = folder / name / "image.png"
        path.parent.mkdir()
        make_image(path, 1024)
        sitting = Sitting(folder, engine)
        sitting.open(path)
        sitting.stroke(0.3, 1)
        sitting.wait(lambda s=sitting: not s.session.saver.is_behind)
        sitting.stroke(0.7, 2)
        if engine:
            sitting.wait(lambda s=sitting: s.session.loop.status.version > 1)
        late_ms = heartbeat(sitting, seconds)
        result[name] = {
            "median_ms": round(float(np.median(late_ms)), 3),
            "p99_ms": round(float(np.percentile(late_ms, 99)), 2),
            "longest_ms": round(float(late_ms.max()), 2),
            "beats": len(late_ms),
        }
        sitting.window.close()
    return result


def heartbeat(sitting: Sitting, seconds: float) -> np.ndarray:
    """Return by how many milliseconds a beat every BEAT_MS came late while a hand draws."""
    turns: list[float] = []
    beat, pen, loop = QTimer(), QTimer(), QEventLoop()
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: turns.append(time.perf_counter()))
    step = {"row": 0}

    def move_pen() -> None:
        """One event of a hand that draws: sixty a second."""
        canvas, left = sitting.window.canvas, Qt.MouseButton.LeftButton
        phase = step["row"] % 60
        row = 100 + step["row"] // 60 * 12 % (canvas.height() - 200)
        place = QPoint(canvas.width() // 3 + 6 * phase, row)
        if phase == 0:
            QTest.mousePress(canvas, left, pos=place)
        elif phase == 59:
            QTest.mouseRelease(canvas, left, pos=place)
        else:
            QTest.mouseMove(canvas, place)
        step["row"] += 1

    pen.timeout.connect(move_pen)
    beat.start(BEAT_MS)
    pen.start(16)
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    beat.stop()
    pen.stop()
    return np.maximum(np.diff(np.array(turns)) * 1000 - BEAT_MS, 0)


def in_process(arguments: list[str]) -> dict:
    """Run one part in a process of its own, so that memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.window", *arguments]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(output)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, no 8k image")
    parser.add_argument("--part", choices=("open", "block"), help="one part only")
    parser.add_argument("--side", type=int, default=4096)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        if options.part == "open":
            result = opening(Path(folder), options.side)
        elif options.part == "block":
            result = blocking(Path(folder), options.seconds)
        else:
            runs, sides = (3, (4096,)) if options.quick else (7, (4096, 8192))
            seconds = "8" if options.quick else "20"
            result = {
                "start_to_window_s": round(start_s(START_OURS, folder, runs), 3),
                "floor_start_bare_pyside_s": round(start_s(START_FLOOR, folder, runs), 3),
                "open": {
                    side: in_process(["--part", "open", "--side", str(side)]) for side in sides
                },
                "event_loop_late": in_process(["--part", "block", "--seconds", seconds]),
            }
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
