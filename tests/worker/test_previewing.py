"""The engine shows what training makes of an image, also before and while it learns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from segstudio.document.image_display import ChannelDisplay, ImageDisplay
from segstudio.document.region import Region
from segstudio.document.training_preview import PreviewOrder
from segstudio.worker.child_session import ProjectSession
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    OpenProject,
    PreviewTraining,
    SetClasses,
    TrainingPreviewed,
    VersionPublished,
)

from .conftest import BLOB, Sitting

SHAPE = (120, 160)
USUAL = PreviewOrder(
    Region(0, 0, 256, 256),
    "clahe",
    "usual,rotate=20",
    64,
    3,
    ImageDisplay((ChannelDisplay(0, 255),)),
)


def read(path):
    if path == "gone":
        raise OSError("It is not there.")
    return np.random.default_rng(0).integers(0, 255, SHAPE, np.uint8)


@pytest.fixture
def reports():
    return []


@pytest.fixture
def session(reports):
    """A session with two classes on an image, that has learned nothing yet."""
    session = ProjectSession(OpenProject((1, 2), device="cpu"), reports.append, read)
    for image_id, path in ((1, "a"), (2, "gone")):
        session.take(AddImage(image_id, path))
    for class_id, column in ((1, 20), (2, 90)):
        pixels = np.full((10, 40), class_id, np.uint8)
        session.take(Annotate(1, class_id, SHAPE, Region(50, column, 10, 40), pixels))
    return session


def answers(session, reports):
    while session.aside:
        session.aside.work()
    found = [each for each in reports if isinstance(each, TrainingPreviewed)]
    reports.clear()
    return found


def test_it_needs_no_network_and_the_newest_question_counts(session, reports):
    before = session.learner.step
    session.take(PreviewTraining(1, 1, USUAL))
    session.aside.work()
    session.take(PreviewTraining(2, 1, USUAL))
    (found,) = answers(session, reports)
    assert (found.number, found.problem) == (2, "")
    assert found.preview.sight == Region(0, 0, *SHAPE)
    assert set(np.unique(found.preview.plain.class_ids)) == {0, 1, 2}
    assert (found.preview.prepared.picture != found.preview.plain.picture).any()
    assert {each.picture.shape for each in found.preview.samples} == {(64, 64, 3)}

    # The same is prepared once, and the same seed shows the same.
    prepared = session.aside._previewing._prepared
    session.take(PreviewTraining(3, 1, replace(USUAL, seed=4)))
    session.take(PreviewTraining(4, 1, USUAL))
    (again,) = answers(session, reports)
    assert session.aside._previewing._prepared is prepared
    same = zip(found.preview.samples, again.preview.samples, strict=True)
    assert all((a.picture == b.picture).all() for a, b in same)
    assert session.learner.step == before


def test_labels_of_a_class_that_is_gone_are_not_shown(session, reports):
    session.take(SetClasses((1, 3)))
    session.take(PreviewTraining(1, 1, USUAL))
    (found,) = answers(session, reports)
    assert set(np.unique(found.preview.plain.class_ids)) == {0, 1}


def test_what_cannot_be_shown_is_said(session, reports):
    for asked, words in (
        (PreviewTraining(1, 1, replace(USUAL, augment="spin")), "There is no augmentation “spin”"),
        (PreviewTraining(1, 1, replace(USUAL, preparation="x")), "There is no preparation “x”"),
        (PreviewTraining(1, 2, USUAL), "Image “gone” could not be read: It is not there."),
    ):
        session.take(asked)
        (found,) = answers(session, reports)
        assert found.preview is None
        assert words in found.problem


def test_a_process_that_trains_answers(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.send(PreviewTraining(7, image_id, USUAL))
    found = sitting.wait(TrainingPreviewed)
    assert found.number == 7
    assert found.preview is not None
    assert BLOB in found.preview.plain.class_ids
    sitting.wait(VersionPublished)
