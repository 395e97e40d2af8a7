"""A real session without an engine, on a small project made here, and the window around it."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.ui.icons import Icons
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

SIDE_PX = 96


@pytest.fixture
def image_folder(tmp_path):
    """Three grey images of 96 × 96, and a file that is none."""
    folder = tmp_path / "Zellen ä"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for i in range(3):
        pixels = rng.integers(0, 255, (SIDE_PX, SIDE_PX), dtype=np.uint8)
        (folder / f"cell {i}.png").write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    (folder / "z broken.png").write_bytes(b"not an image")
    return folder


@pytest.fixture
def settings(tmp_path):
    return AppSettings(tmp_path / "settings.json")


@pytest.fixture
def theme(qapp, settings):
    made = Theme(qapp, settings)
    yield made
    # The window first: it follows the theme until its end, and makes the next one slower.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.deleteLater()


@pytest.fixture
def icons(theme):
    return Icons(theme)


@pytest.fixture
def session(qapp, settings):
    poster = Poster(qapp)
    made = Session(poster.post, settings, engine=False)
    yield made
    made.stop()
    qapp.processEvents()
    poster.deleteLater()


@pytest.fixture
def window(qtbot, session, settings, theme):
    made = MainWindow(session, settings, theme)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(qtbot, session, window, image_folder):
    """The window with the first image on its canvas."""
    session.open_paths([image_folder])
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.canvas)
    return window


@pytest.fixture
def draw(qtbot, session):
    """Drag the tool in hand across the middle of the canvas."""

    def drag(canvas):
        middle = QPoint(canvas.width() // 2, canvas.height() // 2)
        QTest.mouseMove(canvas, middle)
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(canvas, middle + QPoint(40, 0))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
        qtbot.waitUntil(lambda: not session.editing.is_busy)

    return drag


@pytest.fixture
def hover():
    """Return a function that moves the pointer over a canvas.

    QTest moves the cursor of the screen instead, and without a screen Qt tells its moves to the
    oldest window that is there: one that an earlier test has left takes them all.
    """

    def move(canvas, place):
        none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        there, on_screen = QPointF(place), QPointF(canvas.mapToGlobal(place))
        kind = QEvent.Type.MouseMove
        QApplication.sendEvent(canvas, QMouseEvent(kind, there, on_screen, none, none, keys))

    return move


@pytest.fixture
def dialog(qtbot, qapp):
    """Return the dialog of a class once it is on screen."""

    def find(kind):
        def shown():
            return [each for each in QApplication.topLevelWidgets() if _is_shown(each, kind)]

        qtbot.waitUntil(lambda: bool(shown()))
        return shown()[0]

    return find


def _is_shown(widget, kind):
    return isinstance(widget, kind) and widget.isVisible()
