"""The mean gradient of several batches, for steps larger than the memory."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class GatheredGradient:
    """Sums up what passes leave in the parameters until there are enough of them."""

    def __init__(self, parameters: Sequence[nn.Parameter], batches: int) -> None:
        self._parameters = parameters
        self._batches = batches
        self._sums: list[Tensor] = []
        self._gathered = 0

    def restart(self) -> None:
        """Forget what was gathered."""
        self._sums, self._gathered = [], 0

    def is_full(self) -> bool:
        """Take in the gradient; tell whether it is time for a step, along the mean of all then."""
        if self._batches == 1:
            return True
        gradients = [each.grad for each in self._parameters if each.grad is not None]
        if self._sums:
            torch._foreach_add_(self._sums, gradients)
        else:
            self._sums = [each.clone() for each in gradients]
        self._gathered += 1
        if self._gathered < self._batches:
            return False
        torch._foreach_copy_(gradients, torch._foreach_div(self._sums, self._batches))
        self.restart()
        return True
