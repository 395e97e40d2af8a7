"""Change the classes of a network and keep what it knows of those that stay."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from segstudio.engine.networks.head import Head
from segstudio.engine.networks.twin import twin
from segstudio.engine.networks.unet import UNet


def with_classes(network: UNet, rows: Sequence[int | None]) -> UNet:
    """Return a copy whose class k scores as class rows[k] did; None starts from nothing (zero)."""
    result = twin(network)
    old = network.head
    new = Head(len(rows), old.sizes, old.stem_px).to(old.weight.device)
    with torch.no_grad():
        for row, source in enumerate(rows):
            if source is not None:
                new.weight[row] = old.weight[source]
                new.bias[row] = old.bias[source]
    new.requires_grad_(old.weight.requires_grad)
    result.head = new
    result.classes = len(rows)
    return result.train(network.training)
