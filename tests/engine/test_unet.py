"""The network keeps sizes, and its classes can change."""

import pytest
import torch

from segstudio.engine.networks import UNet, with_classes
from segstudio.engine.networks.unet import group_count


@pytest.mark.parametrize("has_half_stem", [True, False])
@pytest.mark.parametrize("depth", [1, 2, 4])
@pytest.mark.parametrize("size", [(1, 1), (1, 50), (17, 23), (32, 64)])
def test_the_output_is_as_large_as_the_input(size, depth, has_half_stem) -> None:
    network = UNet(3, 5, 4, depth, has_half_stem)
    assert network(torch.rand(1, 3, *size)).shape == (1, 5, *size)


def test_each_weight_is_trained() -> None:
    network = UNet(2, 3, 4, 3)
    network(torch.rand(2, 2, 32, 32)).square().sum().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in network.parameters())


@pytest.mark.parametrize("has_half_stem", [True, False])
def test_classes_keep_their_scores_when_others_come_and_go(has_half_stem) -> None:
    network = UNet(1, 3, 4, 2, has_half_stem)
    changed = with_classes(network, [2, None, 0])
    pixels = torch.rand(1, 1, 16, 16)
    before, after = network(pixels), changed(pixels)
    assert torch.allclose(after[:, [0, 2]], before[:, [2, 0]])
    assert not after[:, 1].any()


@pytest.mark.parametrize(("channels", "groups"), [(1, 1), (7, 7), (24, 8), (13, 1), (36, 6)])
def test_groups_divide_the_channels(channels, groups) -> None:
    assert group_count(channels) == groups
