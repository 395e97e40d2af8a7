"""What an augmentation is made of, whoever does it: SegStudio's own operations, or torchvision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

Batch = tuple[Tensor, Tensor]
"""Pixels (n, channels, h, w) float32, about −1 … 1, and targets (n, h, w)."""
Change = Callable[[Tensor, float, torch.Generator], Tensor]
"""Takes pixels (n, channels, h, w), a strength and a generator on the CPU; moves no pixel."""


@dataclass(frozen=True, slots=True)
class Steps:
    """moved: does what terms by name ask for of geometry. cut_out: hides a share of each patch.

    changes: of values, by name, in the order in which they are done.
    """

    moved: Callable[[Tensor, Tensor, Mapping[str, float], torch.Generator], Batch]
    cut_out: Callable[[Tensor, Tensor, float, torch.Generator], Batch]
    changes: Mapping[str, Change]
