"""When to publish a new version: soon after a stroke, and else as often as the view can follow."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

AFTER_STROKE_S = 0.0
"""Training between a stroke and the version that shows it."""
AFTER_STROKE_STEPS = 1
FIRST_VERSION_S = 0.8
"""Training before the very first version: earlier it shows noise."""
FIRST_VERSION_STEPS = 1
MIN_INTERVAL_S = 0.5
MAX_INTERVAL_S = 4.0
MAX_REFRESH_INTERVAL_S = 8.0
"""A view of very many tiles is not waited for any longer."""
REFRESH_SHARE = 0.4
"""Share of the time that refreshing the view may take."""
_LOSS_FALLS = 0.98
_LOSS_SHARE = 0.1


class PublishSchedule:
    """Decides from strokes, steps, losses and the cost of a refresh whether a version is due."""

    def __init__(
        self, has_version: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """has_version: a version is out already. clock: seconds that never go back."""
        self._clock = clock
        self._has_version = has_version
        self._stroke_at: float | None = None
        self._steps_at_stroke = 0
        self._published_at = clock()
        self._steps = 0
        self._first_step_at = 0.0
        self._loss = math.nan
        self._best_loss = math.inf
        self._patience = 1.0

    @property
    def is_stroke_waiting(self) -> bool:
        """True while an edit is not yet in a published version: training goes before refreshing."""
        return self._stroke_at is not None

    @property
    def has_news(self) -> bool:
        """True where steps were made that no version shows."""
        return self._steps > 0

    def note_stroke(self) -> None:
        """Something was drawn: publish soon, and often for a while."""
        if self._stroke_at is None:
            self._stroke_at = self._clock()
            self._steps_at_stroke = self._steps
        self._patience = 1.0
        self._best_loss = math.inf

    def note_step(self, loss: float) -> None:
        """One step of training is done; NaN is a step that was skipped."""
        if self._steps == 0:
            self._first_step_at = self._clock()
        self._steps += 1
        if not math.isnan(loss):
            is_first = math.isnan(self._loss)
            self._loss = loss if is_first else self._loss + _LOSS_SHARE * (loss - self._loss)

    def note_published(self) -> None:
        """A version came out: wait longer for the next one where the loss did not fall."""
        if self._loss < _LOSS_FALLS * self._best_loss:
            self._patience = 1.0
            self._best_loss = self._loss
        else:
            self._patience *= 1.5
        self._has_version = True
        self._stroke_at = None
        self._steps = self._steps_at_stroke = 0
        self._published_at = self._clock()

    def note_withheld(self) -> None:
        """A version was no better than what is shown: wait as long again, the stroke with it."""
        self._published_at = self._clock()
        if self._stroke_at is not None:
            self._stroke_at = self._published_at
            self._steps_at_stroke = self._steps
        else:
            self._patience *= 1.5

    def is_due(self, refresh_s: float) -> bool:
        """Tell whether to publish now. refresh_s: seconds that predicting the whole view takes."""
        if not self._steps:
            return False
        now = self._clock()
        if not self._has_version:
            is_long = now - self._first_step_at >= FIRST_VERSION_S
            return is_long or self._steps >= FIRST_VERSION_STEPS
        if self._stroke_at is not None:
            is_seen = self._steps - self._steps_at_stroke >= AFTER_STROKE_STEPS
            return is_seen and now - self._stroke_at >= AFTER_STROKE_S
        return now - self._published_at >= self.interval_s(refresh_s)

    def interval_s(self, refresh_s: float) -> float:
        """Return the seconds between two versions while nothing new is drawn."""
        shortest = max(MIN_INTERVAL_S, min(MAX_REFRESH_INTERVAL_S, refresh_s / REFRESH_SHARE))
        return max(shortest, min(MAX_INTERVAL_S, shortest * self._patience))
