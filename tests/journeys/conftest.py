"""A person at the real window: real mouse and key events, the real engine in its own process."""

import contextlib
import itertools
import os
import shutil
import subprocess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QStandardPaths, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton

from segstudio.ui.application import make_application
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

SIZE = 1280, 800
PATIENCE_MS = 60_000


class Person:
    """Knows only what is on the screen: the window, the mouse and the keys."""

    def __init__(self, qtbot, settings_path, engine=True):
        self.qtbot = qtbot
        application = make_application()
        self.settings = AppSettings(settings_path)
        self.poster = Poster(application)
        self.session = Session(self.poster.post, self.settings, engine=engine)
        self.theme = Theme(application, self.settings)
        self.window = MainWindow(self.session, self.settings, self.theme)
        self.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen may be smaller
        self.window.resize(*SIZE)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.notices = []
        self.session.events.notice.connect(self.notices.append)
        self.session.start()

    @property
    def canvas(self):
        return self.window.canvas

    @property
    def image(self):
        return self.session.image

    def wait(self, condition, timeout_ms=PATIENCE_MS):
        self.qtbot.waitUntil(condition, timeout=timeout_ms)

    def open(self, *paths):
        self.session.open_paths(list(paths))
        self.wait(lambda: self.image is not None)

    def at(self, row, column):
        """Return where an image point is on the canvas, which shows the whole image centred."""
        height, width = self.image.shape
        ratio = self.canvas.devicePixelRatioF()
        zoom = self.canvas.zoom / ratio
        x = self.canvas.width() / 2 + (column - width / 2) * zoom
        y = self.canvas.height() / 2 + (row - height / 2) * zoom
        return QPoint(round(x), round(y))

    def stroke(self, *points, button=Qt.MouseButton.LeftButton, keys=None):
        keys = keys or Qt.KeyboardModifier.NoModifier
        positions = [self.at(*point) for point in points]
        QTest.mousePress(self.canvas, button, keys, positions[0])
        for before, after in itertools.pairwise(positions):
            for share in np.linspace(0, 1, 9)[1:]:
                between = QPointF(before) + (QPointF(after) - QPointF(before)) * float(share)
                self._drag_to(between.toPoint(), button, keys)
        QTest.mouseRelease(self.canvas, button, keys, positions[-1])

    def click(self, row, column, keys=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, keys, self.at(row, column))

    def hover(self, row, column):
        self._drag_to(self.at(row, column), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.canvas.setFocus()
        QTest.keyClick(self.window, key, modifiers)

    def shot(self, name):
        """Keep a picture of the window where SEGSTUDIO_SHOTS names a folder."""
        folder = os.environ.get("SEGSTUDIO_SHOTS")
        if folder:
            QApplication.processEvents()
            self.window.grab().save(f"{folder}/{name}.png")

    def shot_of(self, widget, name):
        """Keep a picture of a dialog."""
        folder = os.environ.get("SEGSTUDIO_SHOTS")
        if folder:
            widget.grab().save(f"{folder}/{name}.png")

    def dialog(self):
        """Return the dialog that is open, or None."""
        return next((each for each in self.window.findChildren(QDialog) if each.isVisible()), None)

    def press_button(self, text):
        """Click the button with that text."""
        buttons = self.window.findChildren(QPushButton)
        button = next(each for each in buttons if each.isVisible() and each.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def export_to(self, folder, options=None):
        """Type a folder into the export dialog that is open, wait until it was looked at, export.

        options: called with the dialog before.
        """
        self.wait(lambda: self.dialog() is not None)
        dialog = self.dialog()
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        field.insert(str(folder))
        if options is not None:
            options(dialog)
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Export")
        self.wait(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def import_from(self, folder):
        """Type a place into the import dialog that is open, wait until it was looked at, import."""
        self.wait(lambda: self.dialog() is not None)
        dialog = self.dialog()
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        field.insert(str(folder))  # QTest cannot type an umlaut
        self.wait(lambda: dialog.place.is_settled and dialog.done_button.isEnabled())
        QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    def add_class(self, name):
        """Click the plus below the classes and type a name."""
        action = self.window.actions_by_id["add-class"]
        buttons = self.window.classes_panel.findChildren(QToolButton)
        plus = next(each for each in buttons if each.defaultAction() is action)
        QTest.mouseClick(plus, Qt.MouseButton.LeftButton)
        self.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        QTest.keyClicks(QApplication.focusWidget(), name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self.wait(lambda: self.session.classes.by_name(name) is not None)
        return self.session.classes.by_name(name).id

    def wait_saved(self):
        self.wait(lambda: not self.session.saver.is_behind)

    def leave(self):
        self.window.close()

    def end(self):
        """Leave nothing behind: every window that is there makes the next one slower."""
        self.leave()
        for each in (self.window, self.theme, self.poster):
            each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _drag_to(self, position, button, keys):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(position),
            QPointF(self.canvas.mapToGlobal(position)),
            Qt.MouseButton.NoButton,
            button,
            keys,
        )
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep settings and projects of the tests in a folder of their own."""
    QStandardPaths.setTestModeEnabled(True)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def sit_down(qtbot, tmp_path):
    """Return a function that starts a sitting; all are ended with the test."""
    people = []

    def start(engine=True):
        people.append(Person(qtbot, tmp_path / "settings.json", engine))
        return people[-1]

    yield start
    for person in people:
        person.end()


@pytest.fixture
def blob_folder(tmp_path):
    """Three noisy grey images with bright discs, 256 × 320."""
    folder = tmp_path / "Zellen äöü 1"
    folder.mkdir()
    rng = np.random.default_rng(3)
    for number in range(3):
        pixels = rng.normal(60, 6, (256, 320))
        for row, column in ((70, 80), (70, 240), (180, 160)):
            disc = np.zeros(pixels.shape, np.uint8)
            cv2.circle(disc, (column + 4 * number, row), 30, 1, -1)
            pixels += disc * 90
        png = cv2.imencode(".png", np.clip(pixels, 0, 255).astype(np.uint8))[1]
        (folder / f"blob {number}.png").write_bytes(png.tobytes())
    return folder


class FullDisk:
    """A small disk of its own, mounted for a test."""

    def __init__(self, folder):
        self.folder = folder
        self._ballast = folder.parent / "ballast"

    def fill(self):
        with contextlib.suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while file.write(b"\0" * 4096):
                pass

    def free(self):
        self._ballast.unlink()


@pytest.fixture
def full_disk(tmp_path, blob_folder):
    """Return a disk of 2 MB with the images on it; only root of Linux can mount one."""
    mount_point = tmp_path / "disk"
    mount_point.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mount_point)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    folder = mount_point / "images"
    shutil.copytree(blob_folder, folder)
    yield FullDisk(folder)
    subprocess.run(["umount", "-l", str(mount_point)], check=True)
