"""Draws in a window on a screen of scale 1, moves it to one of scale 2, draws there; prints JSON.

A program of its own, as Qt makes the screens when it starts; see test_two_screens.py.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.document.mask_edit import Plane
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

SIDE_PX = 200


def wait(condition):
    for _ in range(2000):
        if condition():
            return
        QTest.qWait(5)
    raise SystemExit("waited in vain")


def drawn(window, session, place):
    """Draw a dot at a place of the canvas; return ratio, what is labelled, and the picture."""
    canvas = window.canvas
    before = dict(session.image.mask.counts)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place)
    wait(lambda: not session.editing.is_busy and session.image.mask.counts != before)
    rows, columns = np.nonzero(session.image.mask.plane(Plane.CLASS_ID))
    picture = canvas.grab()
    return {
        "screen": window.screen().name(),
        "ratio": picture.devicePixelRatio(),
        "grabbed": [picture.width(), picture.height()],
        "canvas": [canvas.width(), canvas.height()],
        "middle": [float(rows.mean()), float(columns.mean())],
        "pixels": len(rows),
    }


def main(folder):
    application = QApplication([])
    images = folder / "images"
    images.mkdir()
    pixels = np.full((SIDE_PX, SIDE_PX), 90, np.uint8)
    (images / "a.png").write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    settings = AppSettings(folder / "settings.json")
    session = Session(Poster(application).post, settings, engine=False)
    window = MainWindow(session, settings, Theme(application, settings))
    window.resize(780, 480)
    window.show()
    session.open_paths([images])
    wait(lambda: session.image is not None and window.centre.currentWidget() is window.canvas)
    found = [drawn(window, session, window.canvas.rect().center())]
    window.windowHandle().setScreen(application.screens()[1])
    window.move(QPoint(1620, 10))
    wait(lambda: window.canvas.devicePixelRatioF() == 2)
    QTest.qWait(100)
    session.editing.undo()
    wait(lambda: not session.editing.is_busy and not session.image.mask.counts)
    found.append(drawn(window, session, window.canvas.rect().center()))
    sys.stdout.write(json.dumps(found))
    session.stop()


main(Path(sys.argv[1]))
