"""What Mask R-CNN found in the open image: shown, accepted, left out; training that cannot be."""

import json
import threading

import numpy as np
import pytest

from segstudio.document.found_instance import FoundInstance
from segstudio.document.instance_card import CARD_NAME, InstanceCard
from segstudio.storage.image_record import ImageStatus
from segstudio.worker.messages import CancelJob, FindInstances, InstancesFound, JobFinished
from segstudio.workspace import instance_desk, instance_run
from segstudio.workspace.instance_run import instance_folder

CELL = 2


def square(row, column, score=0.9, class_id=CELL, side=10):
    return FoundInstance(class_id, score, row, column, np.ones((side, side), np.uint8))


@pytest.fixture
def asked(opened, monkeypatch):
    """What the engine would be asked."""
    sent = []
    monkeypatch.setattr(opened.loop, "send", sent.append)
    return sent


@pytest.fixture
def tell(opened, asked):
    """Let the engine find these in the open image."""

    def answer(*found, problem=None):
        opened.instances.find()
        request = next(each for each in reversed(asked) if isinstance(each, FindInstances))
        (image_id, path), job_id = request.images[0], request.job_id
        assert (image_id, path) == (opened.image.id, str(opened.image.record.path))
        if problem is None:
            opened.loop._handle(InstancesFound(job_id, image_id, opened.image.shape, found))
        opened.loop._handle(JobFinished(job_id, False, problem))
        opened.pump_until(lambda: problem or len(opened.instances.preview.shown) > 0)
        opened.settle()

    return answer


def test_found_objects_are_shown_by_score_and_accepted_one_by_one(opened, tell):
    desk = opened.instances
    tell(square(20, 20), square(20, 30, 0.8), square(100, 100, 0.3), square(5, 5, 0.9, class_id=99))
    preview = desk.preview
    assert [each.score for each in preview.shown] == [0.9, 0.8]
    assert preview.less_sure == 1
    (class_id, selection) = preview.masks[0]
    assert class_id == CELL
    assert int((selection.stencil != 0).sum()) == 200 - 10  # a line between them
    assert desk.accept_at(25, 35)
    assert not desk.accept_at(200, 200)
    opened.settle()
    assert opened.counts() == {CELL: 100}
    assert opened.image.mask.objects[25, 35]
    assert [each.score for each in desk.preview.shown] == [0.9]
    desk.show_from(0.2)
    opened.pump_until(lambda: len(desk.preview.shown) == 2)
    desk.accept_all()
    opened.settle()
    assert opened.counts() == {CELL: 300}
    mask = opened.image.mask
    assert len({int(mask.objects[at]) for at in ((25, 25), (25, 35), (105, 105))} - {0}) == 3
    assert desk.preview.shown == ()
    assert opened.texts[-1] == "Accepted 2 objects."
    opened.editing.undo()
    opened.settle()
    assert opened.counts() == {CELL: 100}


def test_one_that_is_wrong_is_left_out_and_what_lies_below_comes_up(opened, tell):
    tell(square(20, 20, 0.9), square(22, 22, 0.8))
    desk = opened.instances
    assert [each.score for each in desk.preview.shown] == [0.9]
    assert desk.reject_at(25, 25)
    opened.pump_until(lambda: [each.score for each in desk.preview.shown] == [0.8])
    assert opened.counts() == {}


def test_what_lies_below_an_accepted_one_stays_hidden(opened, tell):
    tell(square(20, 20, 0.9), square(22, 22, 0.8), square(100, 100, 0.7))
    desk = opened.instances
    assert desk.accept_at(25, 25)
    opened.pump_until(lambda: [each.score for each in desk.preview.shown] == [0.7])
    desk.accept_all()
    opened.pump_until(lambda: not desk.preview.shown)
    opened.settle()
    assert opened.counts() == {CELL: 200}


def test_one_of_the_wrong_class_is_taken_as_drawn_in_the_active_one(opened, tell):
    tell(square(20, 20), square(20, 30))
    opened.choose_class(1)
    assert opened.instances.own_at(25, 25)
    assert not opened.instances.own_at(200, 200)
    opened.settle()
    mask = opened.image.mask
    assert opened.counts() == {1: 100}
    assert mask.objects[25, 25]
    assert not mask.origins.any()
    assert len(opened.instances.preview.shown) == 1


def test_another_image_has_nothing_of_it(opened, tell):
    tell(square(20, 20))
    opened.show(1)
    assert opened.instances.preview.shown == ()
    assert not opened.instances.accept_at(25, 25)


def test_a_failure_is_told_and_it_can_be_asked_again(opened, tell):
    tell(problem="There is no network for instances yet.")
    assert opened.texts[-1] == "There is no network for instances yet."
    assert opened.jobs.jobs == ()
    assert not opened.instances.is_asked
    tell(square(20, 20))


def test_a_job_that_is_cancelled_with_its_image_leaves_the_board(opened, asked):
    opened.instances.find()
    assert opened.instances.is_finding
    opened.show(1)
    assert not opened.instances.is_finding
    assert opened.jobs.jobs == ()
    assert any(isinstance(each, CancelJob) for each in asked)
    before, request = list(opened.texts), next(e for e in asked if isinstance(e, FindInstances))
    late = InstancesFound(request.job_id, 1, (320, 400), (square(20, 20),))
    opened.loop._handle(late)
    opened.loop._handle(JobFinished(request.job_id, is_cancelled=True))
    assert opened.texts == before
    assert opened.instances.preview.shown == ()


def test_without_torchvision_a_sentence_comes_before_anything_starts(opened, asked, monkeypatch):
    monkeypatch.setattr(instance_desk, "_has_torchvision", lambda: False)
    opened.instances.find()
    assert "pip install" in opened.texts[-1]
    assert not any(isinstance(each, FindInstances) for each in asked)


def test_the_card_tells_what_there_is(opened):
    folder = instance_folder(opened.project.folder)
    folder.mkdir(parents=True)
    card = InstanceCard("small", (2,), 256, images=3, instances=40, steps=9, seconds=1.5)
    (folder / CARD_NAME).write_text(json.dumps(card.as_json("0")))
    opened.instances.read_card()
    opened.settle()
    assert opened.instances.card == card
    (folder / CARD_NAME).write_text('{"backbone": "vast"}')
    opened.instances.read_card()
    opened.settle()
    assert opened.instances.card is None


@pytest.fixture
def never(monkeypatch):
    """No engine may be started."""

    def start(*_):
        raise AssertionError

    monkeypatch.setattr("segstudio.worker.client.EngineClient.start", start)


def trained(opened):
    over = threading.Event()
    events = opened.session.events
    training = opened.instances.training
    events.instances_changed.connect(lambda: training.is_running or over.set())
    training.start("small", 64, 1.0)
    opened.pump_until(over.is_set)
    return opened.texts[-1]


def test_with_too_few_objects_no_engine_is_started(opened, never):
    opened.click(50, 50)
    assert "at least 10 are needed" in trained(opened)
    assert opened.jobs.jobs == ()


def test_with_too_little_memory_no_engine_is_started(opened, never, monkeypatch):
    for row in range(30, 300, 50):
        for column in (50, 200):
            opened.click(row, column)
    opened.review.set_status([opened.image.id], ImageStatus.REVIEWED)
    opened.settle()
    monkeypatch.setattr(instance_run.psutil, "virtual_memory", lambda: Free())
    assert "GiB are free" in trained(opened)


class Free:
    available = 2**20
