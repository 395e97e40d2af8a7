"""A network out of its weights, and weights out of a network."""

from __future__ import annotations

from typing import Any

import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.errors import CheckpointBroken
from segstudio.engine.networks import Network, built
from segstudio.engine.weights_file import Weights


def outline(choice: NetworkChoice, channels: int, classes: int) -> Network:
    """Return a network without memory for weights. Raises NetworkRefused."""
    with torch.device("meta"):
        return built(choice, channels, classes)


def restored(
    choice: NetworkChoice, channels: int, classes: int, weights: Weights, where: str
) -> Network:
    """Return a network with `weights`, on the CPU. where: for the message.

    Raises CheckpointBroken where they are not those of such a network, NetworkRefused.
    """
    network = outline(choice, channels, classes)
    weights = network.as_now(weights)
    wanted = {name: tensor.shape for name, tensor in network.state_dict().items()}
    if wanted != {name: tensor.shape for name, tensor in weights.items()}:
        raise CheckpointBroken(
            f"The weights in “{where}” do not fit the network “{choice.words}” that learner.json "
            "describes."
        )
    network = network.to_empty(device="cpu")
    network.load_state_dict(weights)
    return network


def on_cpu(network: Network) -> Weights:
    """Return copies of all tensors, by name."""
    tensors = network.state_dict().items()
    return {name: tensor.detach().cpu().clone().contiguous() for name, tensor in tensors}


def channels_last(network: Network) -> Network:
    """Lay the weights out as CPUs like them; in place, as for every module."""
    module: Any = network  # some versions of torch do not declare this argument
    module.to(memory_format=torch.channels_last)
    return network
