"""The network keeps sizes, its head is linear in its features, and its classes can change."""

import pytest
import torch

from segstudio.engine.networks import UNet, bundled_starter, with_classes


def ready(classes: int, channels: int = 3) -> UNet:
    """Return the starter's network with a head drawn at random."""
    network = bundled_starter().network(channels, classes)
    random = torch.Generator().manual_seed(0)
    torch.nn.init.normal_(network.head.weight, 0, 0.1, generator=random)
    torch.nn.init.normal_(network.head.bias, generator=random)
    return network


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (17, 23), (32, 64)])
def test_the_output_is_as_large_as_the_input(size) -> None:
    network = UNet(3, 5)
    assert network(torch.rand(1, 3, *size)).shape == (1, 5, *size)


def test_each_weight_is_trained() -> None:
    network = ready(3)
    network(torch.rand(2, 3, 64, 64)).square().sum().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in network.parameters())


def test_classes_keep_their_scores_when_others_come_and_go() -> None:
    network = ready(3)
    changed = with_classes(network, [2, None, 0])
    pixels = torch.rand(1, 3, 16, 16)
    before, after = network(pixels), changed(pixels)
    assert torch.allclose(after[:, [0, 2]], before[:, [2, 0]])
    assert not after[:, 1].any()


def test_scores_are_linear_in_the_features_of_a_pixel() -> None:
    network = ready(2)
    features = network.features(torch.rand(2, 3, 64, 64))
    inside = torch.tensor([[0, 20, 31], [1, 40, 22], [1, 33, 33]])
    found = network.head.at(features, inside)
    finest_only = torch.zeros_like(network.head.weight)
    finest_only[:, : network.head.sizes[0]] = network.head.weight[:, : network.head.sizes[0]]
    network.head.weight.data = finest_only
    scores = network.head(features)[inside[:, 0], :, inside[:, 1], inside[:, 2]]
    assert torch.allclose(found @ finest_only.T + network.head.bias, scores, atol=1e-5)


def test_features_of_a_constant_image_are_the_same_at_each_pixel_far_from_its_border() -> None:
    network = ready(2)
    features = network.features(torch.zeros(1, 3, 384, 384))
    places = torch.tensor([[0, 192, 192], [0, 208, 176]])
    one, other = network.head.at(features, places)
    assert torch.allclose(one, other, atol=1e-4)


@pytest.mark.parametrize("channels", [1, 5])
def test_other_channels_see_what_three_alike_would(channels) -> None:
    grey = torch.rand(1, 1, 32, 32)
    one = ready(2, channels)(grey.expand(-1, channels, -1, -1))
    assert torch.allclose(one, ready(2)(grey.expand(-1, 3, -1, -1)), atol=1e-4)
