"""The connected regions (4 neighbours) of a batch of patches, found on any device.

No shape depends on what is found and no value comes to the CPU, so a GPU can record and replay it.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

JUMPS = 2
"""How often a round lets each pixel take the number of the pixel that it is named after."""


class PatchRegions:
    """What is known of the regions of a mask, for each pixel the same all over its region.

    is_in: (n, h, w) bool, pixels of any region. numbers: (n, h, w) int64, which of the batch's
    pixels a region is named after; it means nothing outside.
    """

    def __init__(self, is_in: Tensor) -> None:
        self.is_in = is_in
        self.numbers = _numbers(is_in)

    @property
    def area_px(self) -> Tensor:
        """(n, h, w) int64: pixels of the region; 0 outside."""
        return self.sum_of(torch.ones_like(self.numbers))

    @property
    def is_cut(self) -> Tensor:
        """(n, h, w) bool: the region reaches the edge of its patch, and may go on beyond."""
        edge = torch.ones_like(self.is_in)
        edge[:, 1:-1, 1:-1] = False
        return self.sum_of(edge.long()) > 0

    @property
    def is_first(self) -> Tensor:
        """(n, h, w) bool: the pixel that a region is named after, one of each."""
        places = torch.arange(self.numbers.numel(), device=self.numbers.device)
        return self.is_in & (self.numbers == places.view_as(self.numbers))

    def sum_of(self, values: Tensor) -> Tensor:
        """Return the sum of (n, h, w) int64 over each region; 0 outside."""
        values = torch.where(self.is_in, values, 0).flatten()
        sums = torch.zeros_like(values).scatter_add_(0, self.numbers.flatten(), values)
        return torch.where(self.is_in, sums[self.numbers], 0)


def spread(values: Tensor) -> Tensor:
    """Return (n, h, w) with the largest of each pixel's 4 neighbours; the edge has none beyond."""
    low = torch.finfo(values.dtype).min if values.is_floating_point() else -1
    wide = functional.pad(values, (1, 1, 1, 1), value=low)
    across = torch.maximum(wide[:, 1:-1, :-2], wide[:, 1:-1, 2:])
    return torch.maximum(across, torch.maximum(wide[:, :-2, 1:-1], wide[:, 2:, 1:-1]))


def _numbers(is_in: Tensor) -> Tensor:
    """Return the largest place (n, h, w) of the pixels of each pixel's region; its own outside.

    Each round joins every part of a region to the neighbour with the largest number, so there are
    half as many parts after it at the most. Source: Shiloach and Vishkin 1982 (hook and jump).
    """
    places = torch.arange(is_in.numel(), device=is_in.device)
    numbers = places.view_as(is_in)
    rounds = math.ceil(math.log2(max(2, is_in[0].numel()))) + 1
    for _ in range(rounds):
        near = torch.maximum(numbers, spread(torch.where(is_in, numbers, -1)))
        near = torch.where(is_in, near, numbers)
        parents = places.scatter_reduce(0, numbers.flatten(), near.flatten(), "amax")
        joined = parents[numbers]
        for _ in range(JUMPS):
            joined = joined.flatten()[joined]
        if is_in.device.type == "cpu" and torch.equal(joined, numbers):
            break
        numbers = joined
    return numbers
