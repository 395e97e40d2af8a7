"""Schedules by name: the learning rate as a function of the steps since the last new strokes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LOWEST_SHARE = 0.04
"""One-cycle begins at this share of the rate."""
RISING_SHARE = 0.3
"""Of one-cycle's steps."""
BETTER = 0.99
"""A loss that falls by less than a hundredth has not fallen."""
PATIENCE_SHARE = 0.1
"""Of a schedule's steps: so many without a lower loss are a plateau."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where training is. steps: since the last new strokes. halves_steps: see “strokes”.

    span_steps: that a schedule with an end takes. stalls: how often the loss stopped falling.
    """

    steps: int
    halves_steps: int
    span_steps: int
    stalls: int = 0


def strokes(rate: float, at: Progress) -> float:
    """Return half the rate after `halves_steps`, a third after twice as many, and so on."""
    return rate / (1 + at.steps / at.halves_steps)


def constant(rate: float, at: Progress) -> float:
    """Return the rate."""
    return rate


def cosine(rate: float, at: Progress) -> float:
    """Return the rate on half a wave down to 0. Source: Loshchilov and Hutter 2017, equation 5."""
    return rate * _wave(at.steps / at.span_steps)


def one_cycle(rate: float, at: Progress) -> float:
    """Return the rate on its way up and down again. Source: Smith and Topin 2018."""
    rising = RISING_SHARE * at.span_steps
    if at.steps < rising:
        return rate * (LOWEST_SHARE + (1 - LOWEST_SHARE) * (1 - _wave(at.steps / rising)))
    return rate * _wave((at.steps - rising) / (at.span_steps - rising))


def step(rate: float, at: Progress) -> float:
    """Return a tenth of the rate after each third of the steps (He et al. 2016)."""
    return rate * 0.1 ** (3 * at.steps // at.span_steps)


def plateau(rate: float, at: Progress) -> float:
    """Return half the rate for each time that the loss stopped falling."""
    return rate * 0.5**at.stalls


SCHEDULES: Mapping[str, Callable[[float, Progress], float]] = {
    "strokes": strokes,
    "constant": constant,
    "cosine": cosine,
    "one-cycle": one_cycle,
    "step": step,
    "plateau": plateau,
}


class StallWatch:
    """Counts how often a smoothed loss stopped falling."""

    def __init__(self, span_steps: int) -> None:
        self._patience = max(1, round(PATIENCE_SHARE * span_steps))
        self.restart()

    def restart(self) -> None:
        """Begin anew, as after new strokes."""
        self.stalls = self._waited = 0
        self._smooth = self._best = math.inf

    def note(self, loss: float) -> None:
        """Take in a step's loss."""
        is_first = math.isinf(self._smooth)
        self._smooth = loss if is_first else 0.95 * self._smooth + 0.05 * loss
        if self._smooth < BETTER * self._best:
            self._best, self._waited = self._smooth, 0
            return
        self._waited += 1
        if self._waited >= self._patience:
            self.stalls, self._waited = self.stalls + 1, 0


def _wave(share: float) -> float:
    """Return 1 at 0, 0 from 1 on, and half a cosine's wave between."""
    return 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
