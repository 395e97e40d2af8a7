"""The dialog of Mask R-CNN: what is found is seen on the canvas and judged there."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.document.found_instance import FoundInstance
from segstudio.document.instance_card import InstanceCard
from segstudio.ui.dialogs.find_objects_dialog import FindObjectsDialog
from segstudio.worker.messages import FindInstances, InstancesFound, InstancesStepped, JobFinished

CELL = 2


def square(row, column, score):
    return FoundInstance(CELL, score, row, column, np.ones((10, 10), np.uint8))


@pytest.fixture
def sent(session, monkeypatch):
    sent = []
    monkeypatch.setattr(session.loop, "send", sent.append)
    return sent


@pytest.fixture
def shown(opened, session, dialog, sent):
    session.instances.card = InstanceCard("small", (CELL,), 256, 3, 40, 9, 1.5)
    opened.actions_by_id["find-objects"].trigger()
    return dialog(FindObjectsDialog)


def find(qtbot, shown, session, sent, *found):
    shown.find_button.click()
    request = next(each for each in sent if isinstance(each, FindInstances))
    assert shown.summary.text().startswith("Looking")
    assert not shown.find_button.isEnabled()
    image = session.image
    session.loop._handle(InstancesFound(request.job_id, image.id, image.shape, found))
    session.loop._handle(JobFinished(request.job_id, False))
    qtbot.waitUntil(lambda: bool(session.instances.preview.shown))


def test_objects_are_boxed_and_accepted_with_the_keyboard(
    qtbot, opened, session, shown, sent, hover
):
    find(qtbot, shown, session, sent, square(20, 20, 0.93), square(60, 60, 0.7), square(5, 5, 0.2))
    canvas = opened.canvas
    assert [each.texts[0] for each in canvas._boxes] == ["object 0.93", "object 0.70"]
    assert len(canvas._veils) == 1
    assert "Objects: 2; below the least score: 1" in shown.summary.text()
    shown.score.setValue(0.8)
    qtbot.waitUntil(lambda: len(canvas._boxes) == 1)
    shown.score.setValue(0.1)
    qtbot.waitUntil(lambda: len(canvas._boxes) == 3)
    opened.commands.pointer = (25, 25)
    opened.actions_by_id["accept-region"].trigger()
    qtbot.waitUntil(lambda: session.image.mask.counts == {CELL: 100})
    opened.commands.pointer = (65, 65)
    opened.actions_by_id["reject-region"].trigger()
    qtbot.waitUntil(lambda: len(canvas._boxes) == 1)
    shown.accept_button.click()
    qtbot.waitUntil(lambda: session.image.mask.counts == {CELL: 200})
    qtbot.waitUntil(lambda: canvas._boxes == ())
    shown.reject()
    assert canvas._veils == ()


def test_all_images_are_looked_at_and_what_is_sure_is_accepted(qtbot, session, shown, sent):
    shown.score.setValue(0.8)
    shown.batch_button.click()
    request = next(each for each in sent if isinstance(each, FindInstances))
    assert shown.summary.text().startswith("Looking at all images")
    assert not (shown.find_button.isEnabled() or shown.batch_button.isEnabled())
    found = (square(20, 20, 0.93), square(60, 60, 0.7))
    for image_id, _ in request.images:
        report = InstancesFound(request.job_id, image_id, session.image.shape, found)
        session.loop._handle(report)
    session.loop._handle(JobFinished(request.job_id, False))
    qtbot.waitUntil(lambda: session.image.mask.counts == {CELL: 100})
    qtbot.waitUntil(lambda: shown.batch_button.isEnabled())


def test_closing_it_takes_everything_away(qtbot, opened, session, shown, sent):
    find(qtbot, shown, session, sent, square(20, 20, 0.93))
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert (opened.canvas._boxes, opened.canvas._veils) == ((), ())
    assert session.instances.preview.shown == ()


def test_without_a_network_it_says_what_to_do(opened, session, dialog):
    opened.actions_by_id["find-objects"].trigger()
    made = dialog(FindObjectsDialog)
    assert "train it first" in made.summary.text()
    assert not made.find_button.isEnabled()
    assert made.training.state.text() == "Not trained yet."


def test_training_is_followed_and_stopped(session, shown, monkeypatch):
    training = session.instances.training
    box, ticket = shown.training, session.jobs.open("Training Mask R-CNN")
    assert "40 objects in 3 images" in box.state.text()
    training._ticket = ticket
    training._note(ticket, InstancesStepped(1, 12, 3.4, 1.234, 0.5), 60)
    assert box.state.text() == "Step 12, 3 s, loss 1.234"
    assert (box.bar.value(), box.button.text()) == (500, "Stop")
    assert session.jobs.jobs[0].seconds_left == 30
    box.button.click()
    assert ticket.is_cancelled
