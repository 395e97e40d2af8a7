"""How much several predictions of the same pixels disagree, whatever each is unsure about."""

from __future__ import annotations

import math

import torch
from torch import Tensor

LEAST = 1e-12
"""Of a probability, so that its logarithm is finite."""


class Disagreement:
    """Takes predictions one by one, (classes, h, w) each; memory is that of two of them."""

    def __init__(self) -> None:
        self._sum, self._entropies = torch.zeros(()), torch.zeros(())
        self.count = 0
        """Predictions so far."""

    def add(self, probabilities: Tensor) -> None:
        """Take one more."""
        device = probabilities.device
        self._sum = self._sum.to(device) + probabilities
        self._entropies = self._entropies.to(device) + _entropy(probabilities)
        self.count += 1

    def values(self, classes: int) -> Tensor:
        """Return (h, w), 0 … 1: the mutual information between the class and which prediction.

        That is the entropy of their mean less the mean of their entropies, over the logarithm of
        the number of classes: 0 where all say the same, however unsure each is.
        Source: Houlsby et al. 2011, equation 2.
        """
        found = _entropy(self._sum / self.count) - self._entropies / self.count
        return (found / math.log(max(2, classes))).clamp(0, 1)


def _entropy(probabilities: Tensor) -> Tensor:
    """Return (h, w) in nats of (classes, h, w)."""
    return -(probabilities * probabilities.clamp(min=LEAST).log()).sum(0)
