"""The temperature makes confidence honest, and does nothing where it cannot know."""

import numpy as np
import pytest
import torch

from segstudio.engine.calibration import TEMPERATURES, calibrate, calibration_error, temper
from segstudio.engine.held_out_score import CellScore
from segstudio.engine.networks import UNet


def cells(sharpness: float, count: int = 8, pixels: int = 400, seed: int = 0) -> list[CellScore]:
    """Scores whose truth follows the probabilities; what is said is `sharpness` times as sure."""
    random = np.random.default_rng(seed)
    result = []
    for _ in range(count):
        scores = random.normal(0, 1.5, (pixels, 3))
        rows = (scores + random.gumbel(size=scores.shape)).argmax(1)
        said = scores * sharpness
        logs = said - np.log(np.exp(said).sum(1, keepdims=True))
        truth = (rows + 1).astype(np.uint16)
        result.append(CellScore(truth, truth, rows, logs.astype(np.float32)))
    return result


@pytest.mark.parametrize("sharpness", [3.0, 2.0, 0.6])
def test_the_temperature_is_found(sharpness: float) -> None:
    found = calibrate(cells(sharpness))
    assert found is not None
    assert found.temperature == pytest.approx(sharpness, rel=0.12)
    assert found.error < 0.5 * found.raw_error


def test_what_is_honest_stays_as_it_is() -> None:
    found = calibrate(cells(1.0))
    assert found is not None
    assert found.temperature == pytest.approx(1.0, abs=0.1)
    assert found.error <= found.raw_error < 0.05


def test_few_strokes_say_nothing() -> None:
    assert calibrate([]) is None
    assert calibrate(cells(3.0, count=3)) is None
    assert calibrate(cells(3.0, count=8, pixels=5)) is None


def test_strokes_that_are_all_right_do_not_make_it_too_sure() -> None:
    logs = np.log(np.tile(np.float32([0.9, 0.1]), (200, 1)))
    rows = np.zeros(200, np.intp)
    truth = np.ones(200, np.uint16)
    found = calibrate([CellScore(truth, truth, rows, logs)] * 6)
    assert found is not None
    assert TEMPERATURES[0] <= found.temperature < 1


def test_the_error_is_the_gap_between_sure_and_right() -> None:
    logs = np.log(np.tile(np.float32([0.8, 0.2]), (10, 1)))
    rows = np.array([0] * 6 + [1] * 4)
    assert calibration_error(logs, rows) == pytest.approx(0.2, abs=1e-6)


def test_tempered_networks_say_the_same_class_less_surely() -> None:
    torch.manual_seed(0)
    network = UNet(3, 3).eval()
    pixels = torch.randn(1, 3, 32, 32)
    before = network(pixels)
    temper(network, 2.5)
    assert torch.allclose(network(pixels), before / 2.5, atol=1e-5)
