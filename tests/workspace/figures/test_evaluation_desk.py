"""Evaluating in a sitting: what is compared, what is kept, what is said where nothing can be."""

import csv

import cv2
import numpy as np
import pytest

from segstudio.document.prediction import PredictedMask
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.workspace.figures.evaluation_desk import EvaluationChoice
from segstudio.workspace.scoring.truth import Which


@pytest.fixture
def predicted(sitting, folder):
    """A sitting with something drawn on its first image, which has a prediction."""
    sitting.open(folder)
    sitting.drag((100, 100), (100, 200))
    record = sitting.images[0]
    prediction = PredictedMask(sitting.image.shape)
    prediction.class_ids[...] = 2
    prediction.confidence[...] = 200
    path = prediction_path(sitting.project.predictions, record.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_prediction(path, prediction)
    return sitting


def evaluate(sitting, **choice):
    desk = sitting.figures.evaluation
    desk.start(EvaluationChoice(**choice))
    assert desk.is_running
    sitting.pump_until(lambda: not desk.is_running and not sitting.jobs.jobs)
    sitting.settle()
    return desk.evaluation


def test_what_is_drawn_is_compared_and_kept(predicted, tmp_path):
    found = evaluate(predicted, which=Which.ALL)
    assert [each.image_id for each in found.score.images] == [predicted.images[0].id]
    assert found.parts["prediction"]["classes"][1]["dice"] == 1
    assert "result" not in found.parts
    rows = tmp_path / "rows.csv"
    predicted.figures.evaluation.write_csv(rows)
    predicted.pump_until(rows.exists)
    with rows.open(encoding="utf-8") as file:
        assert [row["class"] for row in csv.DictReader(file)] == ["background", "object"]


def test_reviewed_images_only_where_those_are_asked_for(predicted):
    assert evaluate(predicted).score.images == []
    assert any("Nothing could be compared" in text for text in predicted.texts)
    predicted.review.set_status([predicted.images[0].id], ImageStatus.REVIEWED)
    assert len(evaluate(predicted).score.images) == 1


def test_a_folder_of_truth(predicted, tmp_path):
    truth = tmp_path / "truth"
    truth.mkdir()
    record = predicted.images[0]
    mask = np.full(predicted.image.shape, 1, np.uint8)
    name = f"{record.path.stem}.png"
    (truth / name).write_bytes(cv2.imencode(".png", mask)[1].tobytes())
    found = evaluate(predicted, folder=truth)
    assert found.parts["prediction"]["mean_dice"] == 0
    assert "result" in found.parts


def test_a_folder_without_truth_is_refused_in_a_sentence(predicted, tmp_path):
    assert evaluate(predicted, folder=tmp_path / "nowhere") is None
    assert any("There is no folder" in text for text in predicted.texts)


def test_it_is_forgotten_with_the_project(predicted):
    evaluate(predicted, which=Which.ALL)
    predicted.close_project()
    predicted.pump_until(lambda: predicted.project is None)
    assert predicted.figures.evaluation.evaluation is None
