"""The average of the weights over the last steps: what predictions come from."""

from __future__ import annotations

import torch

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
        self._longest_steps = longest_steps
        self._steps = FIRST_STEPS

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Take in the weights after a step."""
        memory_steps = min(self._longest_steps, 1 + self._steps / 3)
        self._steps += 1
        averaged: list[torch.Tensor] = list(self.network.parameters())
        weights: list[torch.Tensor] = list(network.parameters())
        torch._foreach_lerp_(averaged, weights, 1 / memory_steps)

    def restart(self) -> None:
        """Follow the next steps quickly, as after new strokes."""
        self._steps = FIRST_STEPS
