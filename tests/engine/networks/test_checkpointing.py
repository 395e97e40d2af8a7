"""Gradient checkpointing: the same gradients out of less memory."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.networks import Network, begun

CHOICES = (
    NetworkChoice("classic", width=4, depth=3),
    NetworkChoice("classic", width=4, depth=3, dropout=0.5),
    NetworkChoice("residual", width=4, depth=2),
    NetworkChoice("attention", width=4, depth=2),
    NetworkChoice("self-attention", width=4, depth=2),
    NetworkChoice("r2unet", width=4, depth=2),
    NetworkChoice("fcn", width=4, depth=3),
    NetworkChoice("segformer", width=8),
)


def learned(network: Network, recomputes: bool) -> tuple[int, list[Tensor]]:
    """Return how many values are kept for the gradient, and the gradients."""
    network.recomputes = recomputes
    network.zero_grad()
    kept: dict[int, int] = {}
    own = {each.untyped_storage().data_ptr() for each in network.parameters()}

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    torch.manual_seed(1)
    pixels = torch.randn(2, 3, 64, 64)
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        features = network.features(pixels)
    sum(each.square().mean() for each in features).backward()
    return sum(kept.values()), [
        torch.zeros(()) if each.grad is None else each.grad.clone() for each in network.parameters()
    ]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda each: each.words)
def test_the_gradients_are_the_same_and_less_is_kept(choice: NetworkChoice) -> None:
    network = begun(choice, 3, 2, 0).network.train()
    all_bytes, plain = learned(network, recomputes=False)
    few_bytes, again = learned(network, recomputes=True)
    assert few_bytes < 0.8 * all_bytes
    for one, other in zip(plain, again, strict=True):
        assert torch.allclose(one, other, rtol=1e-4, atol=1e-6)
