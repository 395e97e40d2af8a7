"""Touching discs are told apart by a Mask R-CNN: trained, asked, accepted, all in the window."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from segstudio.storage.image_record import ImageStatus
from segstudio.workspace import instance_training, instance_truth
from segstudio.workspace.instance_run import InstanceOrder

from .test_exchange import CTRL, SHIFT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def few_are_enough(monkeypatch):
    monkeypatch.setattr(instance_truth, "LEAST_INSTANCES", 3)


@pytest.fixture
def by_steps(monkeypatch):
    """Train 40 steps, however much a busy machine does in the time that is asked for."""

    def order(folder, backbone, side_px, seconds):
        return InstanceOrder(folder, backbone, side_px, seconds=0, steps=40)

    monkeypatch.setattr(instance_training, "InstanceOrder", order)


def label_and_review(person):
    """Draw every disc of the image, and mark it as reviewed."""
    pixels = person.image.pixels
    bright = (cv2.GaussianBlur(pixels, (0, 0), 2) > 105).astype(np.uint8)
    person.session.editing.run(
        "discs", lambda editor: editor.paint(person.image.mask.whole, bright, 2), frozenset()
    )
    person.wait(lambda: 2 in person.image.mask.counts)
    person.wait_saved()
    person.session.review.set_status([person.image.id], ImageStatus.REVIEWED)
    person.wait_saved()


def enter(person):
    """Bring the pointer from the dialog to the canvas, which takes the keys then."""
    place = QPointF(5, 5)
    event = QEnterEvent(place, place, person.canvas.mapToGlobal(place))
    QApplication.sendEvent(person.canvas, event)
    person.wait(lambda: QApplication.focusWidget() is person.canvas)


def correct(person, number, other):
    """Draw an object on, erase a part of it and split another one, as with any other object."""
    mask, steps = person.image.mask, len(person.image.history)
    row, last = 70, int(np.flatnonzero(mask.objects[70] == number).max())
    beyond, inside = (row, last + 8), (row, last - 12)
    assert mask.objects[beyond] != number
    person.hover(*inside)
    person.key(Qt.Key.Key_L, SHIFT)
    person.key(Qt.Key.Key_B)
    person.stroke(inside, beyond)
    person.wait(lambda: mask.objects[beyond] == number)
    assert mask.class_ids[beyond] == mask.class_ids[inside]
    person.shot("instances-drawn-on")
    person.key(Qt.Key.Key_E)
    person.stroke((row - 20, last - 4), (row + 20, last - 4))
    person.wait(lambda: len(person.image.history) == steps + 2)
    assert (mask.objects[row, last - 4], mask.class_ids[row, last - 4]) == (0, 0)
    person.shot("instances-erased")
    rows, columns = np.nonzero(mask.objects == other)
    person.key(Qt.Key.Key_J)
    middle = int(columns.mean())
    person.stroke((int(rows.min()) - 4, middle), (int(rows.max()) + 4, middle))
    person.wait(lambda: np.count_nonzero(mask.objects == other) < 0.8 * len(rows))
    halves = set(np.unique(mask.objects[rows, columns])) - {0}
    assert len(halves) == 2
    person.shot("instances-split")
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: np.count_nonzero(mask.objects == other) == len(rows))
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: mask.objects[row, last - 4] == number)
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: mask.objects[beyond] == 0)


@pytest.mark.timeout(300)
def test_objects_are_found_and_accepted(sit_down, blob_folder, few_are_enough, by_steps):
    person = sit_down()
    person.open(blob_folder)
    desk = person.session.instances
    label_and_review(person)
    person.window.actions_by_id["find-objects"].trigger()
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    assert "train it first" in dialog.summary.text()
    dialog.training.side.setValue(64)
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: desk.training.last is not None)
    person.shot_of(dialog, "instances-training")
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: not desk.training.is_running)
    assert desk.card is None
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: desk.card is not None)

    file = person.session.project.folder.parent / "discs.onnx"
    person.shot_of(dialog, "instances-trained")
    QTest.mouseClick(dialog.training.export_button, LEFT)
    person.wait(lambda: any(each.isVisible() for each in dialog.findChildren(QFileDialog)))
    chooser = next(each for each in dialog.findChildren(QFileDialog) if each.isVisible())
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    # The converter takes ten seconds on a machine that does nothing else.
    person.wait(file.with_name("discs.onnx.json").exists, timeout_ms=180_000)

    person.session.show_next()
    person.wait(lambda: person.image.id != person.session.images[0].id)
    QTest.mouseClick(dialog.find_button, LEFT)
    person.wait(lambda: desk.is_asked)
    person.wait(lambda: len(desk.preview.shown) > 0)
    person.shot("instances-found")
    person.shot_of(dialog, "instances-dialog")
    found = desk.preview.shown[0]
    rows, columns = np.nonzero(found.stencil)
    middle = len(rows) // 2
    enter(person)
    person.hover(found.row + int(rows[middle]), found.column + int(columns[middle]))
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: person.image.mask.holds_objects)
    assert int(np.count_nonzero(person.image.mask.objects)) == len(rows)
    assert person.image.mask.origins.any()
    QTest.mouseClick(dialog.accept_button, LEFT)
    person.wait(lambda: not desk.preview.shown)
    mask = person.image.mask
    discs = [int(mask.objects[at]) for at in ((70, 84), (70, 244), (180, 164))]
    assert len(set(discs) - {0}) == 3
    enter(person)
    correct(person, discs[0], discs[1])

    person.wait_saved()
    QTest.mouseClick(dialog.batch_button, LEFT)
    person.shot_of(dialog, "instances-all")
    person.wait(lambda: not desk.is_busy and not person.session.jobs.jobs)
    person.shot("instances-in-all")
    person.session.show_next()
    person.wait(lambda: person.image.id == person.session.images[2].id)
    assert len(set(np.unique(person.image.mask.objects)) - {0}) >= 3
    person.leave()
