"""The U-Net as published: its size, its activations, its dropout."""

import itertools

import pytest
import torch

from segstudio.document.network_choice import ACTIVATIONS, NetworkChoice
from segstudio.engine.network_weights import outline
from segstudio.engine.networks import built


def test_it_is_as_large_as_the_published_one() -> None:
    """By hand: pairs of convolutions down and up, four up-convolutions, and the last layer."""
    network = outline(NetworkChoice("classic"), 1, 2)
    widths = [1, 64, 128, 256, 512, 1024]
    down = sum(9 * a * b + b + 9 * b * b + b for a, b in itertools.pairwise(widths))
    up = sum(8 * b * b + b + 27 * b * b + 2 * b for b in widths[1:-1])
    assert down + up + 64 * 2 + 2 == 31_030_658
    assert sum(each.numel() for each in network.parameters()) == 31_030_658


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_signals_neither_vanish_nor_explode(name) -> None:
    torch.manual_seed(0)
    network = built(NetworkChoice("classic", 16, 4, name), 3, 2).eval()
    with torch.inference_mode():
        (features,) = network.features(torch.randn(2, 3, 64, 64))
    assert 0.02 < features.std() < 20


def test_dropout_is_for_training_only() -> None:
    network = built(NetworkChoice("classic", 8, 2, dropout=0.5), 3, 2)
    torch.nn.init.normal_(network.head.weight)
    pixels = torch.randn(1, 3, 16, 16)
    assert not torch.equal(network.train()(pixels), network(pixels))
    assert torch.equal(network.eval()(pixels), network(pixels))
