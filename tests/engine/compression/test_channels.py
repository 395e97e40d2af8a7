"""Channel pruning: what belongs together goes together, whatever the network adds and joins."""

import pytest
import torch
from torch import nn

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine import NetworkRefused
from segstudio.engine.compression.channels import narrowed
from segstudio.engine.networks import built
from segstudio.engine.networks.steady_norm import SteadyNorm


def wide(name):
    return NetworkChoice(name, width=8, depth=3 if name == "fcn" else 2)


def drawn(choice):
    """Return a network with weights of which none is 0, nor any norm like another."""
    torch.manual_seed(0)
    network = built(choice, 3, 2).eval()
    with torch.no_grad():
        for name, each in network.state_dict().items():
            each.copy_(
                torch.rand_like(each) + 0.5 if "variance" in name else torch.randn_like(each)
            )
    return network


@torch.no_grad()
def silence_every_other_channel(network):
    """Let each convolution make nothing in its even channels, and norms add nothing to them."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and module.out_channels > 1:
            module.weight[::2] = 0
        elif isinstance(module, nn.ConvTranspose2d):
            module.weight[:, ::2] = 0
        elif isinstance(module, SteadyNorm):
            module.mean[::2] = 0
        if getattr(module, "bias", None) is not None and len(module.bias) > 2:
            module.bias[::2] = 0


@pytest.mark.parametrize("name", ["classic", "residual", "attention", "r2unet", "plain", "fcn"])
@torch.no_grad()
def test_channels_that_say_nothing_are_not_missed(name):
    network, choice = drawn(wide(name)), wide(name)
    silence_every_other_channel(network)
    found = narrowed(network, NetworkChoice(name, 4, choice.depth)).eval()
    assert sum(each.numel() for each in found.parameters()) < 0.3 * sum(
        each.numel() for each in network.parameters()
    )
    pixels = torch.randn(2, 3, 21, 34)
    expected = network(pixels)
    assert expected.std() > 0
    assert torch.allclose(found(pixels), expected, rtol=1e-3, atol=1e-3 * float(expected.std()))


@torch.no_grad()
def test_the_strongest_filters_stay():
    network = built(NetworkChoice("plain", width=8, depth=1), 3, 2)
    first = network.encoder[0][0].weight
    first.copy_(torch.randn_like(first))
    kept = narrowed(network, NetworkChoice("plain", width=4, depth=1)).encoder[0][0].weight
    strengths = [float(each.abs().sum()) for each in first]
    strongest = sorted(sorted(range(8), key=lambda at: -strengths[at])[:4])
    assert torch.equal(kept, first[strongest])


def test_a_network_with_layers_that_are_not_known_is_refused():
    network = built(NetworkChoice("self-attention", width=8, depth=1), 3, 2)
    with pytest.raises(NetworkRefused, match="cannot be pruned"):
        narrowed(network, NetworkChoice("self-attention", width=4, depth=1))
