"""Pre-training learns, and what it gives is a network without norms that says the same."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import torch

from segstudio.engine.networks import Starter
from segstudio.engine.starter.pretraining import Pretraining
from segstudio.engine.starter.scene_pool import ScenePool
from segstudio.engine.starter.task import draw_task


@pytest.fixture(scope="module")
def tasks():
    with ScenePool(0, 32, 1, pairs_at_once=8) as pool:
        pairs = list(itertools.islice(pool.pairs(), 8))
    rng = np.random.default_rng(0)
    return [task for task in (draw_task(pair, rng) for pair in pairs) if task is not None]


def test_folded_norms_change_nothing(tasks, tmp_path: Path) -> None:
    training = Pretraining(0)
    for _ in range(3):
        loss, dice = training.step(tasks[:2], 0.5)
    assert np.isfinite(loss)
    assert 0 <= dice <= 1
    starter = training.starter()
    pixels = torch.from_numpy(tasks[0].pixels)
    network = starter.network(3, 2)
    expected = training._network.eval().features(pixels)
    for one, other in zip(network.features(pixels), expected, strict=True):
        assert torch.allclose(one, other, atol=1e-3)
    starter.save(tmp_path / "one.safetensors")
    again = Starter.load(tmp_path / "one.safetensors")
    assert again.scale == pytest.approx(starter.scale)
    assert again.weights.keys() == starter.weights.keys()


def test_steps_on_the_same_tasks_lower_the_loss(tasks) -> None:
    training = Pretraining(0)
    losses = [training.step(tasks[:1], 0.0)[0] for _ in range(12)]
    assert np.mean(losses[-3:]) < np.mean(losses[:3])


def test_training_goes_on_from_a_starter(tasks) -> None:
    first = Pretraining(0)
    first.step(tasks[:1], 0.0)
    starter = first.starter()
    again = Pretraining(1, starter).starter()
    assert again.ridge == pytest.approx(starter.ridge)
    for name, each in again.weights.items():
        assert torch.allclose(each, starter.weights[name], atol=1e-3)
