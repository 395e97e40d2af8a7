"""A real session without a window: what it posts is run here, one by one."""

import queue
import time

import cv2
import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace import project_desk
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.tools.pointer import Button, PointerEvent

SHAPE = (320, 400)
PATIENCE_S = 20.0


class Sitting:
    """A session and the thread that it lives on: the test's own."""

    def __init__(self, settings_path):
        self.posted = queue.Queue()
        self.notices, self.failures, self.log = [], [], []
        self.session = Session(self.posted.put, AppSettings(settings_path), engine=False)
        events = self.session.events
        events.notice.connect(self.notices.append)
        events.image_failed.connect(lambda image_id, reason: self.failures.append(reason))
        for name in ("image_loading", "image_opened", "project_opened", "project_closed"):
            getattr(events, name).connect(lambda *_, name=name: self.log.append(name))
        self.is_over = False

    def __getattr__(self, name):
        return getattr(self.session, name)

    @property
    def texts(self):
        return [notice.text for notice in self.notices]

    def pump_until(self, condition, timeout_s=PATIENCE_S):
        """Run what is posted until the condition holds."""
        end = time.monotonic() + timeout_s
        while not condition():
            try:
                self.posted.get(timeout=max(0.001, end - time.monotonic()))()
            except queue.Empty:
                raise AssertionError(f"Nothing came of it: {self.texts} {self.failures}") from None

    def settle(self):
        """Run what is posted until every lane has done what it was given."""
        for _ in range(3):
            for name in ("jobs", "reader", "tools", "edits", "disk"):
                done = []
                getattr(self.session._background, name).run(lambda: None, done.append)
                self.pump_until(lambda done=done: done)
            self.pump_until(lambda: not self.editing.is_busy and not self.saver.is_behind)

    def open(self, *paths):
        self.session.open_paths(list(paths))
        self.wait_for_image()

    def wait_for_image(self):
        self.pump_until(lambda: self.session.image is not None and self.loading_image_id is None)

    def show(self, position):
        image_id = self.images[position].id
        self.session.show_image(image_id)
        self.pump_until(lambda: self.session.image and self.session.image.id == image_id)

    def press(self, row, column, button=Button.PRIMARY, **keys):
        self.pointer.press(PointerEvent(row, column, button, **keys))

    def move(self, row, column, **keys):
        self.pointer.move(PointerEvent(row, column, **keys))

    def release(self, row, column, button=Button.PRIMARY):
        self.pointer.release(PointerEvent(row, column, button))

    def drag(self, *points, button=Button.PRIMARY, **keys):
        self.press(*points[0], button, **keys)
        for point in points[1:]:
            self.move(*point)
        self.release(*points[-1], button)
        self.settle()

    def click(self, row, column, button=Button.PRIMARY, **keys):
        self.drag((row, column), button=button, **keys)

    def counts(self):
        return self.session.image.mask.counts

    def predict(self, class_id, version=1, region=None):
        """Put a prediction of one class on the open image, by hand."""
        image = self.session.image
        for tile in (region or image.mask.whole).tiles():
            part = tile.region(image.shape)
            values = np.full((part.height, part.width), class_id, np.uint8)
            image.prediction.put(tile, version, values, values)

    def stored_mask(self, image_id):
        """Return the mask of an image as it is on disk."""
        shape = self.images.record(image_id).shape
        lane = self.session._background.disk
        return lane.call(lambda: self.desk.store.load_mask(image_id, shape))[0]

    def end(self):
        if not self.is_over:
            self.is_over = True
            self.session.stop()
            while not self.posted.empty():
                self.posted.get()()


@pytest.fixture(autouse=True)
def own_projects(tmp_path, monkeypatch):
    """Keep the person's own projects out of the tests."""
    folder = tmp_path / "own projects"
    monkeypatch.setattr(project_desk, "own_projects_folder", lambda: folder)
    return folder


@pytest.fixture
def make_sitting(tmp_path):
    """Return a function that starts a sitting; all share one settings file."""
    sittings = []

    def make():
        sittings.append(Sitting(tmp_path / "settings.json"))
        return sittings[-1]

    yield make
    for sitting in sittings:
        sitting.end()


@pytest.fixture
def sitting(make_sitting):
    return make_sitting()


def write_images(folder, names, shape=SHAPE):
    """Write grey ramps, each a little different."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        ramp = np.add.outer(np.arange(shape[0]), np.arange(shape[1])) + 9 * number
        path.write_bytes(cv2.imencode(path.suffix, ramp.astype(np.uint8))[1].tobytes())
    return folder


@pytest.fixture
def folder(tmp_path):
    """A folder of three images."""
    return write_images(tmp_path / "my cells ä", ["a.png", "b.png", "c.png"])


@pytest.fixture
def opened(sitting, folder):
    """A sitting with the folder open and the first image on the canvas."""
    sitting.open(folder)
    return sitting


@pytest.fixture
def box():
    return Region(10, 10, 20, 30)
