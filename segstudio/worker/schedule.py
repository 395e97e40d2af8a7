"""When to publish a new version: soon after a stroke, and else as often as the view can follow."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

RETRY_S = 0.2
"""Training after a version with new strokes was no better than what is shown."""
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
        self._is_stroke_waiting = False
        self._retry_at = -math.inf
        self._steps_at_stroke = 0
        self._published_at = clock()
        self._steps = 0
        self._loss = math.nan
        self._best_loss = math.inf
        self._patience = 1.0

    @property
    def is_stroke_waiting(self) -> bool:
        """True while an edit is not yet in a published version."""
        return self._is_stroke_waiting

    @property
    def is_stroke_urgent(self) -> bool:
        """True until a version with the newest edit was made: training goes before all else.

        One that was withheld may be so for minutes, in which answers and jobs get their share.
        """
        return self._is_stroke_waiting and self._retry_at == -math.inf

    @property
    def has_news(self) -> bool:
        """True where steps were made that no version shows."""
        return self._steps > 0

    def note_stroke(self) -> None:
        """Something was drawn: publish soon, and often for a while."""
        self._is_stroke_waiting = True
        self._steps_at_stroke = self._steps
        self._retry_at = -math.inf
        self._patience = 1.0
        self._best_loss = math.inf

    def note_step(self, loss: float) -> None:
        """One step of training is done; NaN is a step that was skipped."""
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
        self._is_stroke_waiting = False
        self._steps = self._steps_at_stroke = 0
        self._published_at = self._clock()

    def note_withheld(self) -> None:
        """A version was no better than what is shown: wait again, with a stroke for RETRY_S."""
        self._published_at = self._clock()
        if self._is_stroke_waiting:
            self._retry_at = self._published_at + RETRY_S
        else:
            self._patience *= 1.5

    def is_due(self, refresh_s: float) -> bool:
        """Tell whether to publish now. refresh_s: seconds that predicting the whole view takes."""
        if not self._steps:
            return False
        if not self._has_version:
            return True
        now = self._clock()
        if self._is_stroke_waiting:
            return self._steps > self._steps_at_stroke and now >= self._retry_at
        return now - self._published_at >= self.interval_s(refresh_s)

    def interval_s(self, refresh_s: float) -> float:
        """Return the seconds between two versions while nothing new is drawn."""
        shortest = max(MIN_INTERVAL_S, min(MAX_REFRESH_INTERVAL_S, refresh_s / REFRESH_SHARE))
        return max(shortest, min(MAX_INTERVAL_S, shortest * self._patience))
