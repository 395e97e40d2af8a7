"""Run by the fault journeys: for each line of input, a process that draws stroke after stroke.

It is forked from this one, which has imported what it needs: most of a second is saved each time.
Lines of output: `process N`, its id; `started N: …` once stroke N has changed a pixel, with what is
known of the strokes before it; `ended` once it is no more.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from segstudio.ui.application import make_application
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

MAX_STROKES = 400


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def wait_until(condition) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    if not condition():
        loop.exec()
    timer.stop()


def main() -> None:
    for _ in sys.stdin:
        process_id = os.fork()
        if process_id == 0:
            draw(Path(sys.argv[1]), Path(sys.argv[2]))
            os._exit(0)
        os.waitpid(process_id, 0)
        tell("ended")


def draw(folder: Path, settings_path: Path) -> None:
    """Open the folder and draw until killed."""
    tell(f"process {os.getpid()}")
    application = make_application()
    settings = AppSettings(settings_path)
    poster = Poster(application)
    session = Session(poster.post, settings, engine=False)
    window = MainWindow(session, settings, Theme(application, settings))
    window.resize(1000, 700)
    window.show()
    session.open_paths([folder])
    wait_until(lambda: session.image is not None)
    session.toolbox.set_radius(3)
    drawn_before = len(session.image.history)  # so that no stroke repeats the last sitting's
    started = []

    def note_started(_: object) -> None:
        number = len(session.image.history) - drawn_before + 1
        if number not in started:
            started.append(number)
            saver = session.saver
            tell(f"started {number}: behind {saver.is_behind}, unsaved because {saver.unsaved}")

    session.events.mask_changed.connect(note_started)
    canvas = window.canvas
    left = Qt.MouseButton.LeftButton
    for number in range(1, MAX_STROKES + 1):
        row = canvas.height() // 2 - 40 + number % 81  # inside the image, however narrow the canvas
        session.choose_class(1 + (drawn_before + number) % 2)
        QTest.mousePress(canvas, left, pos=QPoint(canvas.width() // 3, row))
        QTest.mouseMove(canvas, QPoint(canvas.width() // 2, row))
        QTest.mouseRelease(canvas, left, pos=QPoint(canvas.width() // 2, row))
        wait_until(lambda number=number: number in started)


if __name__ == "__main__":
    main()
