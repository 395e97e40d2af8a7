"""Change the classes of a U-Net and keep what it knows of those that stay."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import nn

from segstudio.engine.networks.unet import UNet


def with_classes(network: UNet, rows: Sequence[int | None]) -> UNet:
    """Return a copy whose class k scores as class rows[k] did; None starts from nothing (zero)."""
    result = copy.deepcopy(network)
    each_px = network.stem_px**2
    old = network.head
    new = nn.Conv2d(old.in_channels, len(rows) * each_px, 1).to(old.weight.device)
    with torch.no_grad():
        new.weight.zero_()
        new.bias.zero_()  # type: ignore[union-attr]
        for row, source in enumerate(rows):
            if source is not None:
                target = slice(row * each_px, (row + 1) * each_px)
                kept = slice(source * each_px, (source + 1) * each_px)
                new.weight[target] = old.weight[kept]
                new.bias[target] = old.bias[kept]  # type: ignore[index]
    new.requires_grad_(next(old.parameters()).requires_grad)
    result.head = new
    result.classes = len(rows)
    return result.train(network.training)
