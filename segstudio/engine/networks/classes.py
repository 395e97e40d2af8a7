"""Change the classes of a network and keep what it knows of those that stay."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from segstudio.engine.networks.network import Network
from segstudio.engine.networks.twin import twin


def with_classes(network: Network, rows: Sequence[int | None]) -> Network:
    """Return a copy whose class k scores as class rows[k] did; None starts from nothing (zero)."""
    result = twin(network)
    old = network.head
    new = old.of_classes(len(rows))
    with torch.no_grad():
        for row, source in enumerate(rows):
            if source is not None:
                new.weight[row] = old.weight[source]
                new.bias[row] = old.bias[source]
    new.requires_grad_(old.weight.requires_grad)
    result.head = new
    result.classes = len(rows)
    return result.train(network.training)
