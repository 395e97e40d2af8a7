"""What is predicted of a turned image is turned back; all of it is averaged."""

import numpy as np
import pytest
import torch

from segstudio.document.region import Region
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.symmetry import SYMMETRIES
from tests.engine.conftest import draw_blobs


def test_there_are_eight_and_each_is_undone():
    image = torch.arange(15.0).reshape(1, 3, 5)
    turned = [each.apply(image) for each in SYMMETRIES]
    assert len({tuple(each.flatten().tolist()) for each in turned}) == 8
    for each, shown in zip(SYMMETRIES, turned, strict=True):
        assert torch.equal(each.undo(shown), image)
    assert SYMMETRIES[0].apply(image) is image


@pytest.fixture(scope="module")
def taught():
    learner = Learner([1, 2], device="cpu", settings=LearnerSettings(patch_px=32, batch=2))
    blobs = draw_blobs(0, 96)
    learner.set_image("x", blobs.pixels)
    learner.annotate("x", blobs.strokes)
    for _ in learner.train(steps=10):
        pass
    return learner


def turned(learner, turns):
    learner.desk.change_settings(learner.desk.settings.changed({"turns": turns}))
    return learner.predict("x").probabilities


def test_predictions_are_the_mean_over_the_turned_image(taught):
    pixels, parts = draw_blobs(0, 96).pixels, []
    plain = turned(taught, 1)
    for each in SYMMETRIES:
        taught.set_image("turned", each.apply(torch.from_numpy(pixels)).contiguous().numpy())
        found = torch.from_numpy(taught.predict("turned").probabilities)
        parts.append(each.undo(found).numpy())
    taught.remove_image("turned")
    assert np.array_equal(parts[0], plain)
    assert turned(taught, 8) == pytest.approx(np.mean(parts, axis=0), abs=0.02)
    assert turned(taught, 2) == pytest.approx(np.mean(parts[:2], axis=0), abs=0.02)
    assert np.array_equal(turned(taught, 1), plain)


def test_tiles_are_averaged_too(taught):
    whole = turned(taught, 4)
    (tile,) = taught.predict_tiles("x", Region(0, 0, 96, 96).tiles())
    assert np.abs(tile.confidence - 255 * whole.max(0)).max() <= 0.5 + 255 * 0.02
