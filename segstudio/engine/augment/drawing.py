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


def alike_where_grey(pixels: Tensor, each: Tensor) -> Tensor:
    """Return `each`, (n, channels, …), with what the first channel has for all of a grey patch.

    pixels: (n, channels, h, w). Grey is repeated for a network that takes more channels; it is to
    stay grey, as what is predicted will be.
    """
    if pixels.shape[1] == 1:
        return each
    is_grey = (pixels == pixels[:, :1]).flatten(1).all(1)[:, None, None, None]
    return torch.where(is_grey, each[:, :1], each)
