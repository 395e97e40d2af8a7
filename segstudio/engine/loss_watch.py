"""Notices when training goes wrong: losses that are no number, or that explode."""

from __future__ import annotations

import math
from enum import Enum

from segstudio.document.training_method import loss_terms

EXPLODED_LOSS = 10.0
"""Cross-entropy far beyond what wrong guesses cost (about 3), of few classes."""
FEW_CLASSES = 20
EXPLODED_TIMES = 10.0
"""The same, in multiples of what is usual."""
SKIPS_BEFORE_RESTORE = 12
MOST_EXPLOSIONS = 3
"""So many within CALM_STEPS mean that going on leads nowhere."""
CALM_STEPS = 200
_SHARE = 0.05


class Health(Enum):
    """How a step went."""

    FINE = "fine"
    SKIPPED = "skipped"
    """Its loss was no number; nothing was changed by it. Told once until a step goes well."""
    STILL_SKIPPED = "still skipped"
    EXPLODED = "exploded"
    """The network is not to be gone on with."""
    HOPELESS = "hopeless"
    """It exploded again and again."""


class LossWatch:
    """Looks at the loss of each step."""

    def __init__(self) -> None:
        self._usual = math.nan
        self._skips = 0
        self._explosions = 0
        self._calm_steps = 0

    def note(self, loss: float, dearness: float = 1.0) -> Health:
        """Tell how a step went that had this loss; NaN where it was skipped.

        dearness: see `dearness_of`.
        """
        if not math.isfinite(loss):
            self._skips += 1
            if self._skips >= SKIPS_BEFORE_RESTORE:
                return self._explosion()
            return Health.SKIPPED if self._skips == 1 else Health.STILL_SKIPPED
        self._skips = 0
        usual = loss if math.isnan(self._usual) else self._usual
        most = EXPLODED_LOSS * dearness
        if loss > max(most, EXPLODED_TIMES * usual) or usual > most:
            return self._explosion()
        self._usual = usual + _SHARE * (loss - usual)
        self._calm_steps += 1
        if self._calm_steps >= CALM_STEPS:
            self._explosions = 0
        return Health.FINE

    def _explosion(self) -> Health:
        self._skips = self._calm_steps = 0
        self._usual = math.nan
        self._explosions += 1
        return Health.HOPELESS if self._explosions >= MOST_EXPLOSIONS else Health.EXPLODED


def dearness_of(loss: str, classes: int) -> float:
    """Return how much more guesses cost than with one loss and few classes: 1 or more.

    loss: see `loss_terms`. The cross-entropy of a guess among K classes is log K.
    """
    weights = sum(weight for weight, _ in loss_terms(loss))
    return max(1.0, weights) * max(1.0, math.log(classes) / math.log(FEW_CLASSES))
