"""Magnitude pruning: the smallest of each layer go, and stay away while the others learn."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.compression.magnitude import MaskedTrainer, hold, magnitude_masks
from segstudio.engine.networks import built
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch


@pytest.fixture
def network():
    torch.manual_seed(0)
    return built(NetworkChoice("plain", width=4, depth=1), 3, 2)


def test_the_smallest_of_each_layer_go(network):
    before = {name: each.detach().clone() for name, each in network.named_parameters()}
    masks = magnitude_masks(network, 0.3)
    assert masks.keys() == {"encoder.0.0.weight", "encoder.2.0.weight"}
    hold(network, masks)
    for name, each in network.named_parameters():
        if name not in masks:
            assert torch.equal(each, before[name])
            continue
        # By sorting: as many of the smallest as the share says, rounded down.
        flat = before[name].numpy().ravel()
        order = np.argsort(np.abs(flat))
        gone = order[: int(0.3 * len(flat))]
        expected = flat.copy()
        expected[gone] = 0
        assert np.array_equal(each.detach().numpy().ravel(), expected)


def test_what_went_stays_away_and_the_rest_learns(network):
    masks = magnitude_masks(network, 0.6)
    trainer = MaskedTrainer(masks, network, LearnerSettings(patch_px=16, batch=2), 0, (1, 2))
    random = np.random.default_rng(0)
    targets = random.integers(0, 2, (2, 16, 16)).astype(np.int32)
    pixels = (targets[:, None] * 2 - 1 + random.normal(0, 0.3, (2, 3, 16, 16))).astype(np.float32)
    before = {name: each.detach().clone() for name, each in network.named_parameters()}
    losses = [trainer.step(iter([Batch(pixels, targets)])) for _ in range(25)]
    assert losses[-1] < losses[0]
    for life in (trainer.network, trainer.averaged, trainer.snapshot()):
        for name, each in life.named_parameters():
            if name in masks:
                gone = masks[name] == 0
                assert not each[gone].any()
                assert not torch.equal(each, before[name])
