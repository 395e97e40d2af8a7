"""Touching discs are told apart by a Mask R-CNN: trained, asked, accepted, all in the window."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.storage.image_record import ImageStatus
from segstudio.workspace import instance_truth

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def few_are_enough(monkeypatch):
    monkeypatch.setattr(instance_truth, "LEAST_INSTANCES", 3)


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


def test_objects_are_found_and_accepted(sit_down, blob_folder, few_are_enough):
    person = sit_down()
    person.open(blob_folder)
    desk = person.session.instances
    label_and_review(person)
    person.window.actions_by_id["find-objects"].trigger()
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    assert "train it first" in dialog.summary.text()
    dialog.training.side.setValue(128)
    dialog.training.minutes.setValue(10)
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: desk.training.last is not None)
    person.shot_of(dialog, "instances-training")
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: not desk.training.is_running)
    assert desk.card is None
    dialog.training.minutes.setValue(0.1)
    QTest.mouseClick(dialog.training.button, LEFT)
    person.wait(lambda: desk.card is not None)

    person.session.show_next()
    person.wait(lambda: person.image.id != person.session.images[0].id)
    QTest.mouseClick(dialog.find_button, LEFT)
    person.wait(lambda: desk.is_asked)
    dialog.score.setValue(0.05)
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
    person.leave()
