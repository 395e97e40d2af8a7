"""A norm that is measured once, on the first batches."""

import math

import pytest
import torch
from torch import nn

from segstudio.engine.networks import settle
from segstudio.engine.networks.steady_norm import SteadyNorm


def test_it_is_batch_norm_on_what_it_was_measured_on_and_fixed_from_there() -> None:
    network = nn.Sequential(
        nn.Conv2d(2, 3, 3), SteadyNorm(3), nn.ReLU(), nn.Conv2d(3, 4, 1), SteadyNorm(4)
    )
    pixels = 5 + 3 * torch.randn(6, 2, 9, 9)
    settle(network, [pixels[:2], pixels[2:]])
    plain = nn.Sequential(network[0], nn.BatchNorm2d(3), network[2], network[3], nn.BatchNorm2d(4))
    assert torch.allclose(network(pixels), plain.train()(pixels), atol=1e-4)
    assert torch.allclose(network(pixels[:1]), network(pixels)[:1], atol=1e-6)


def test_a_damaged_patch_is_left_out() -> None:
    network, pixels = nn.Sequential(SteadyNorm(1)), torch.randn(3, 1, 4, 4)
    pixels[1, 0, 2, 2] = math.nan
    settle(network, [pixels])
    assert network[0].mean == pytest.approx(float(pixels[[0, 2]].mean()), abs=1e-5)
    settle(network, [pixels[1:2]])
    assert network[0].mean.isfinite().all()
