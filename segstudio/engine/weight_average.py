"""The average of the weights over the last steps: what predictions come from."""

from __future__ import annotations

import torch
from torch import Tensor

from segstudio.engine.networks import Network, twin

FIRST_STEPS = 20
"""Steps that what was known before counts as, at the start and after a restart."""


class WeightAverage:
    """An average whose memory grows with the steps: few weigh much, many make it steady.

    After n steps since the start or the last `restart` about the last (n + FIRST_STEPS) / 3 of them
    count, at most `longest_steps`.
    """

    def __init__(self, network: Network, longest_steps: int) -> None:
        self.network: Network = twin(network).requires_grad_(False).eval()
        self._averaged: list[Tensor] = list(self.network.parameters())
        self._longest_steps = longest_steps
        self._steps = FIRST_STEPS

    @torch.no_grad()
    def update(self, weights: list[Tensor]) -> None:
        """Take in the weights of the network after a step, in its order of parameters."""
        memory_steps = min(self._longest_steps, 1 + self._steps / 3)
        self._steps += 1
        torch._foreach_lerp_(self._averaged, weights, 1 / memory_steps)

    def restart(self) -> None:
        """Follow the next steps quickly, as after new strokes."""
        self._steps = FIRST_STEPS
