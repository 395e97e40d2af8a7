"""Predictions of whole images: gathered, written, shown on the board."""

import numpy as np
import pytest

from segstudio.document.region import TileIndex
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.worker.messages import CancelJob, ImagePredicted, TilePredicted
from segstudio.workspace.background import Background
from segstudio.workspace.prediction_intake import PredictionIntake
from segstudio.workspace.prediction_job import PredictionJobs


@pytest.fixture
def background(opened):
    lanes = Background(opened.posted.put)
    yield lanes
    lanes.stop()


@pytest.fixture
def intake(opened, background):
    return PredictionIntake(background, opened.events)


@pytest.fixture
def jobs(opened, intake):
    return PredictionJobs(opened.jobs, intake, opened.events)


def tiles(image_id, version=1):
    for column, width in ((0, 256), (1, 144)):
        for row, height in ((0, 256), (1, 64)):
            values = np.full((height, width), 2, np.uint8)
            yield TilePredicted(image_id, version, TileIndex(row, column), values, values)


def start(opened, jobs, sent):
    records = [(each.id, each.location) for each in opened.images]
    return jobs.open(opened.project, records, sent.append)


def test_a_whole_image_is_written(opened, background, intake, jobs):
    job_id = start(opened, jobs, [])
    assert opened.jobs.jobs[0].total == 3
    for tile in tiles(2):
        intake.take(tile)
    intake.take_image(ImagePredicted(job_id, 2, 1))
    path = prediction_path(opened.project.predictions, 2)
    background.engine.call(lambda: None)
    written = load_prediction(path, (320, 400))
    assert (written.class_ids == 2).all()
    jobs.progress(job_id, 1, 3, 9.0)
    assert (opened.jobs.jobs[0].done, opened.jobs.jobs[0].seconds_left) == (1, 9.0)
    jobs.finish(job_id, is_cancelled=False, problem=None)
    assert opened.jobs.jobs == ()
    assert opened.texts == ["All images are predicted."]
    opened.show(1)
    assert (opened.image.prediction.class_ids == 2).all()


def test_tiles_that_nobody_asked_for_are_not_gathered(opened, intake):
    for tile in tiles(2):
        intake.take(tile)
    intake.take_image(ImagePredicted(1, 2, 1))
    assert not opened.project.predictions.exists()


def test_an_image_that_cannot_be_read_is_left_out(opened, intake, jobs, folder):
    (folder / "b.png").write_bytes(b"")
    job_id = start(opened, jobs, [])
    for tile in tiles(2):
        intake.take(tile)
    intake.take_image(ImagePredicted(job_id, 2, 1))
    assert not opened.project.predictions.exists()


def test_cancelling_asks_the_engine(opened, jobs):
    sent = []
    job_id = start(opened, jobs, sent)
    opened.jobs.cancel(job_id)
    assert sent == [CancelJob(job_id)]
    jobs.finish(job_id, is_cancelled=True, problem=None)
    assert opened.texts == ["Prediction cancelled."]


def test_one_job_that_ends_leaves_the_other_alone(opened, background, intake, jobs):
    first, second = start(opened, jobs, []), start(opened, jobs, [])
    jobs.finish(first, is_cancelled=True, problem=None)
    for tile in tiles(2):
        intake.take(tile)
    intake.take_image(ImagePredicted(second, 2, 1))
    background.engine.call(lambda: None)
    assert prediction_path(opened.project.predictions, 2).exists()
    jobs.finish(second, is_cancelled=False, problem="The engine ended.")
    assert opened.texts[-1] == "The engine ended."


def test_closing_the_project_takes_them_off_the_board(opened, jobs):
    start(opened, jobs, [])
    jobs.abandon()
    assert opened.jobs.jobs == ()


def test_a_prediction_that_cannot_be_written_is_told(opened, background, intake, jobs):
    start(opened, jobs, [])
    opened.project.predictions.write_text("in the way")
    for tile in tiles(2):
        intake.take(tile)
    intake.take_image(ImagePredicted(1, 2, 1))
    opened.pump_until(lambda: bool(opened.texts))
    assert "predictions" in opened.texts[0]
