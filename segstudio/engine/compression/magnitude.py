"""Magnitude pruning: the smallest weights of each layer become 0; the others learn on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

from segstudio.engine.networks import Network
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch

Masks = Mapping[str, Tensor]
"""For parameters by name: 1 where a weight stays, 0 where it goes; of the parameter's shape."""


@torch.no_grad()
def magnitude_masks(network: Network, share: float) -> Masks:
    """Return masks that leave out the smallest `share` of each layer's weights (rounded down).

    Biases, norms and the head, which is small and solved anew, keep all. Each layer loses the same
    share, as without norms layers differ in scale and a common bound would empty some.
    Source: Han et al. 2015 (Learning both weights and connections), section 3.
    """
    masks = {}
    for name, parameter in network.named_parameters():
        count = int(share * parameter.numel())
        if parameter.ndim < 2 or name.startswith("head.") or not count:
            continue
        mask = torch.ones(parameter.numel(), device=parameter.device)
        mask[parameter.abs().flatten().topk(count, largest=False).indices] = 0
        masks[name] = mask.reshape(parameter.shape)
    return masks


@torch.no_grad()
def hold(network: Network, masks: Masks) -> None:
    """Set to 0, in place, what the masks leave out."""
    for name, parameter in network.named_parameters():
        if name in masks:
            parameter.mul_(masks[name].to(parameter.device))


class MaskedTrainer(Trainer):
    """Trains the weights that the masks leave; the others are 0 after each step, as before it."""

    def __init__(self, masks: Masks, network: Network, *how: Any) -> None:
        """how: as for `Trainer` after its networks."""
        hold(network, masks)
        super().__init__(network, network, *how)
        self._masks = masks

    def step(self, batches: Iterator[Batch]) -> float:
        """See `Trainer`."""
        loss = super().step(batches)
        hold(self.network, self._masks)
        hold(self.averaged, self._masks)
        return loss
