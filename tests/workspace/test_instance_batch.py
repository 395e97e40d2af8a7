"""Objects in all images: found by a job of the engine, accepted and undone as one step."""

import numpy as np
import pytest

from segstudio.document.found_instance import FoundInstance
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.worker.messages import CancelJob, FindInstances, InstancesFound, JobFinished
from segstudio.workspace import instance_batch, instance_desk

CELL = 2


def disc(row, column, score=0.9, class_id=CELL):
    rows, columns = np.mgrid[-5:6, -5:6]
    return FoundInstance(class_id, score, row, column, (rows**2 + columns**2 < 30).astype(np.uint8))


AREA = int(disc(0, 0).stencil.sum())


@pytest.fixture
def asked(opened, monkeypatch):
    """What the engine would be asked."""
    sent = []
    monkeypatch.setattr(opened.loop, "send", sent.append)
    return sent


def request_of(asked):
    return next(each for each in reversed(asked) if isinstance(each, FindInstances))


@pytest.fixture
def answer(opened, asked):
    """Let the engine find these in each image that it was asked for."""

    def run(*found, **end):
        opened.instances.find_everywhere()
        request = request_of(asked)
        for image_id, _ in request.images:
            report = InstancesFound(request.job_id, image_id, opened.image.shape, found)
            opened.loop._handle(report)
        opened.loop._handle(JobFinished(request.job_id, **{"is_cancelled": False} | end))
        opened.settle()
        opened.pump_until(lambda: not opened.jobs.jobs)
        return [image_id for image_id, _ in request.images]

    return run


def test_sure_ones_are_objects_of_all_images_and_one_undo_takes_them_back(opened, answer):
    ids = answer(disc(20, 20), disc(20, 31, 0.8), disc(60, 60, 0.3), disc(90, 90, class_id=99))
    assert len(ids) == len(opened.images) > 1
    assert opened.texts[-1] == f"Accepted {2 * len(ids)} objects in {len(ids)} images."
    for image_id in ids:
        mask = opened.stored_mask(image_id)
        assert mask.counts == {CELL: 2 * AREA}
        assert len({int(mask.objects[25, 25]), int(mask.objects[25, 36])} - {0}) == 2
        assert set(np.unique(mask.origins)) == {0, 1}
    assert opened.counts() == {CELL: 2 * AREA}
    opened.notices[-1].remedy.apply()
    opened.settle()
    assert all(opened.stored_mask(each).counts == {} for each in ids)
    assert opened.counts() == {}


def test_what_was_drawn_meanwhile_stays(opened, asked, answer):
    opened.choose_class(1)
    opened.click(30, 30)
    drawn = opened.counts()[1]
    answer(disc(20, 20))
    assert opened.counts()[1] == drawn
    assert 0 < opened.counts()[CELL] < AREA


def test_what_is_done_or_set_aside_is_passed_over(opened, asked):
    reviewed, test = opened.images[0].id, opened.images[1].id
    opened.review.set_status([reviewed], ImageStatus.REVIEWED)
    opened.review.set_split([test], Split.TEST)
    opened.settle()
    opened.instances.find_everywhere()
    assert [image_id for image_id, _ in request_of(asked).images] == [opened.images[2].id]


def test_where_no_image_is_left_nothing_starts(opened, asked):
    opened.review.set_status([each.id for each in opened.images], ImageStatus.EXCLUDED)
    opened.settle()
    opened.instances.find_everywhere()
    assert opened.texts[-1] == instance_batch.NO_IMAGES
    assert opened.jobs.jobs == ()
    assert not any(isinstance(each, FindInstances) for each in asked)


@pytest.mark.parametrize(
    ("found", "end", "words"),
    [
        ((), {}, instance_batch.NOTHING_FOUND),
        ((disc(5, 5, 0.2),), {}, instance_batch.NOTHING_FOUND),
        ((disc(5, 5),), {"is_cancelled": True}, instance_batch.CANCELLED),
        ((disc(5, 5),), {"problem": "The engine is lost."}, "The engine is lost."),
    ],
)
def test_otherwise_nothing_is_changed_and_it_is_said(opened, answer, found, end, words):
    ids = answer(*found, **end)
    assert opened.texts[-1] == words
    assert len(ids) == 3
    assert opened.counts() == {}
    assert opened.image.history.cursor == 0
    assert not opened.instances.is_busy


def test_it_is_cancelled_on_the_board_and_not_asked_twice(opened, asked):
    opened.instances.find_everywhere()
    opened.instances.find_everywhere()
    opened.instances.find()
    assert sum(isinstance(each, FindInstances) for each in asked) == 1
    (job,) = opened.jobs.jobs
    opened.jobs.cancel(job.id)
    assert asked[-1] == CancelJob(job.id)


def test_a_closed_project_hears_no_more_of_it(opened, asked):
    opened.instances.find_everywhere()
    job_id = request_of(asked).job_id
    opened.session.close_project()
    opened.pump_until(lambda: "project_closed" in opened.log)
    assert not opened.instances.batch.is_running
    before = list(opened.texts)
    opened.loop._handle(InstancesFound(job_id, 1, (320, 400), (disc(5, 5),)))
    opened.loop._handle(JobFinished(job_id, is_cancelled=True))
    assert opened.texts == before


def test_without_torchvision_a_sentence_comes_before_anything_starts(opened, asked, monkeypatch):
    monkeypatch.setattr(instance_desk, "_has_torchvision", lambda: False)
    opened.instances.find_everywhere()
    assert "pip install" in opened.texts[-1]
    assert not any(isinstance(each, FindInstances) for each in asked)
