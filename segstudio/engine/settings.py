"""How a learner learns; the defaults were chosen by measuring (tests/benchmarks/training.py)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LearnerSettings:
    """Everything that can be tuned without touching code."""

    width: int = 24
    """Channels of the network's first stage; doubled at each further one."""
    depth: int = 3
    """Stages of the network, each at half the resolution of the one before."""
    has_half_stem: bool = True
    """Whether the first stage works at half resolution; switch off for objects of a few pixels."""
    patch_px: int = 128
    """Side of a training patch."""
    batch: int = 4
    """Patches in a step."""
    learning_rate: float = 3e-3
    """AdamW's rate right after new strokes."""
    weight_decay: float = 1e-2
    """AdamW's decay."""
    rate_halves_steps: int = 200
    """The rate is halved after so many steps without new strokes, and goes on as 1 / (1 + n)."""
    average_steps: int = 100
    """Longest memory of the averaged weights that predictions come from."""
    dice_share: float = 0.5
    """Share of the Dice loss; the rest is cross-entropy."""
    cache_bytes: int = 512 * 2**20
    """Bytes of lazily fetched images that are kept."""
