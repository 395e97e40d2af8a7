"""Numbers the cells of labels that know only classes."""

from __future__ import annotations

import torch
from torch import Tensor

NUMBER_BITS = 21
"""Enough for each pixel of a patch of 1,448²; in a larger one two far cells may share a number."""
NUMBER = (1 << NUMBER_BITS) - 1
NO_CELL = 1 << 30
"""Its number is 0, which no cell has."""
ROUNDS = 6
"""Each joins what touches, then follows four times what was joined: an outline of 4⁶ px is one."""


def cells(targets: Tensor) -> Tensor:
    """Return a number of each pixel's cell, (n, h, w) int32; NO_CELL where there is none.

    A cell is what hangs together, by sides, in one class other than the background, row 0.
    targets: (n, h, w) rows, or IGNORED. No shape depends on a value. A cell that winds like a maze
    may keep two numbers. Source: Shiloach and Vishkin 1982.
    """
    numbers = torch.arange(targets.numel(), device=targets.device)
    for _ in range(ROUNDS):
        least = _least_beside(numbers.view(targets.shape), targets).flatten()
        numbers = numbers.scatter_reduce(0, numbers, least, "amin")
        for _ in range(2):
            numbers = numbers[numbers]
    within_image = 1 + numbers.view(targets.shape) % NUMBER
    return torch.where(targets > 0, within_image, NO_CELL).int()


def _least_beside(numbers: Tensor, targets: Tensor) -> Tensor:
    """Return the least number of each pixel and those of its class at its four sides."""
    found = numbers
    for axis in (1, 2):
        length = targets.shape[axis] - 1
        before, after = (0, length), (1, length)
        is_one = targets.narrow(axis, *before) == targets.narrow(axis, *after)
        for one, other in ((before, after), (after, before)):
            there = torch.minimum(found.narrow(axis, *one), numbers.narrow(axis, *other))
            part = torch.where(is_one, there, found.narrow(axis, *one))
            found = found.slice_scatter(part, axis, one[0], one[0] + length)
    return found
