"""Numbers drawn for each patch of a batch, on the CPU, so that a seed repeats them anywhere."""

from __future__ import annotations

import torch
from torch import Tensor


def drawn(random: torch.Generator, like: Tensor, low: float, high: float) -> Tensor:
    """Return (n, 1, 1, 1) float32, evenly between `low` and `high`, on the device of `like`.

    like: (n, …). random: a generator on the CPU.
    """
    values = torch.rand(len(like), 1, 1, 1, generator=random) * (high - low) + low
    return values.to(like.device)
