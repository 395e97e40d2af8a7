"""Mask R-CNN in the engine's process, piece by piece; the real network, a few steps of it."""

import numpy as np
import pytest

from segstudio.document.instance_card import CARD_NAME
from segstudio.worker.child_instances import InstanceWork
from segstudio.worker.messages import (
    FindInstances,
    ImageFailed,
    InstancesFound,
    InstancesStepped,
    JobFinished,
    KnownScene,
    TrainInstances,
)

SIDE_PX = 64
CLASS_ID = 5


def read(path):
    if path == "gone":
        raise OSError("It is gone.")
    channels = (5,) if path == "5 channels" else ()
    return np.random.default_rng(0).integers(0, 255, (SIDE_PX, SIDE_PX, *channels), np.uint8)


@pytest.fixture
def reports():
    return []


@pytest.fixture
def work(reports):
    return InstanceWork(reports.append, read, lambda: "cpu")


def of_kind(reports, kind):
    return [each for each in reports if isinstance(each, kind)]


def train(work, folder, paths=("a", "b"), steps=2):
    work.ask(TrainInstances(1, str(folder), "small", (CLASS_ID,), SIDE_PX, len(paths), steps=steps))
    for image_id, path in enumerate(paths, 1):
        assert not work  # it waits for images
        numbers = np.zeros((SIDE_PX, SIDE_PX), np.uint16)
        numbers[10:30, 10:30], numbers[10:30, 30:50] = 1, 2
        work.ask(KnownScene(1, image_id, path, numbers, (CLASS_ID, CLASS_ID)))
        work.work()
    while work:
        work.work()


def test_it_trains_saves_and_finds(work, reports, tmp_path):
    train(work, tmp_path)
    steps = of_kind(reports, InstancesStepped)
    assert [(each.steps, each.share) for each in steps] == [(1, 0.5), (2, 1.0)]
    assert all(np.isfinite(each.loss) for each in steps)
    assert reports[-1] == JobFinished(1, is_cancelled=False)
    work.ask(FindInstances(2, str(tmp_path), ((7, "a"), (8, "gone"), (9, "5 channels"))))
    while work:
        work.work()
    (found,) = of_kind(reports, InstancesFound)
    assert (found.job_id, found.image_id, found.shape) == (2, 7, (SIDE_PX, SIDE_PX))
    assert all(each.class_id == CLASS_ID for each in found.found)
    assert [each.image_id for each in of_kind(reports, ImageFailed)] == [8, 9]
    assert reports[-1] == JobFinished(2, is_cancelled=False)


def test_a_cancelled_training_leaves_what_there_was(work, reports, tmp_path):
    work.ask(TrainInstances(1, str(tmp_path), "small", (CLASS_ID,), SIDE_PX, 1, steps=9))
    work.cancel(1)
    work.cancel(77)
    assert reports == [JobFinished(1, is_cancelled=True)]
    assert not work
    assert not (tmp_path / CARD_NAME).exists()


def test_images_that_cannot_be_read_are_told_and_left_out(work, reports, tmp_path):
    train(work, tmp_path, ("gone",))
    assert of_kind(reports, ImageFailed)[0].reason == "It is gone."
    assert "None of the images could be read" in reports[-1].problem


def test_without_a_network_the_way_out_is_named(work, reports, tmp_path):
    work.ask(FindInstances(3, str(tmp_path), ((1, "a"),)))
    work.work()
    assert "segstudio instances train" in reports[-1].problem
