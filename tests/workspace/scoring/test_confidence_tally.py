"""The calibration error against the one that the benchmark adds up pixel by pixel."""

import numpy as np
import pytest

from segstudio.benchmark.score import Calibration
from segstudio.document.prediction import PredictedMask
from segstudio.workspace.scoring.confidence_tally import calibration_errors, confidence_sums

IDS = (1, 2, 3)


def made(seed):
    generator = np.random.default_rng(seed)
    truth = generator.integers(0, 4, (50, 60)).astype(np.uint8)
    prediction = PredictedMask(truth.shape)
    prediction.class_ids[...] = np.where(
        generator.random(truth.shape) < 0.6, truth, generator.integers(0, 3, truth.shape)
    )
    prediction.confidence[...] = generator.integers(60, 256, truth.shape)
    return truth, prediction


def reference(truth, prediction, class_ids):
    """The error of the pixels predicted as one of the classes."""
    is_counted = (truth != 0) & np.isin(prediction.class_ids, class_ids)
    calibration = Calibration()
    calibration.add(
        prediction.confidence[is_counted] / 255, (truth == prediction.class_ids)[is_counted]
    )
    return calibration.error


def test_the_error_over_all_and_of_each_class():
    truth, prediction = made(0)
    sums = confidence_sums(truth, prediction, IDS)
    assert calibration_errors(sums.sum(axis=0)) == pytest.approx(reference(truth, prediction, IDS))
    for place, class_id in enumerate(IDS[:2]):
        expected = reference(truth, prediction, [class_id])
        assert calibration_errors(sums[place]) == pytest.approx(expected)
    assert reference(truth, prediction, IDS) > 0.05


def test_of_images_together():
    pairs = [made(seed) for seed in (1, 2)]
    sums = sum(confidence_sums(*pair, IDS) for pair in pairs)
    assert sums[..., 0].sum() == sum(
        np.count_nonzero((truth != 0) & (said.class_ids != 0)) for truth, said in pairs
    )


def test_nothing_predicted_has_no_error():
    truth = np.ones((3, 3), np.uint8)
    sums = confidence_sums(truth, PredictedMask((3, 3)), IDS)
    assert np.isnan(calibration_errors(sums)).all()
