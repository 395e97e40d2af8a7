"""How many threads serve best: with other programs at work, fewer are often quicker."""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable

PROBE_EVERY_S = 4.0
PROBE_STEPS = 4
"""Steps of a trial; the first is not counted."""
GAIN = 0.93
"""Another number must be so much quicker to be taken."""


class ThreadTuner:
    """Tries the neighbouring number of threads now and then, and keeps the quicker one."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """most: threads to begin with; it is halved down to 1, and doubled again."""
        self._clock = clock
        self._choices = [max(1, most)]
        while self._choices[-1] > 1:
            self._choices.append(self._choices[-1] // 2)
        self._place = 0
        self._tried: int | None = None
        self._is_up_next = False
        self._usual: deque[float] = deque(maxlen=8)
        self._trial: list[float] = []
        self._next_trial_at = clock() + PROBE_EVERY_S / 4

    @property
    def threads(self) -> int:
        """The number to use for the next step."""
        return self._choices[self._place if self._tried is None else self._tried]

    def note_step(self, seconds: float) -> None:
        """A step took `seconds` with `threads`."""
        if self._tried is not None:
            self._trial.append(seconds)
            if len(self._trial) == PROBE_STEPS:
                self._decide(self._tried)
            return
        self._usual.append(seconds)
        is_time = self._clock() >= self._next_trial_at
        if is_time and len(self._usual) >= PROBE_STEPS and len(self._choices) > 1:
            self._tried = self._neighbour()
            self._trial = []

    def _decide(self, tried: int) -> None:
        if statistics.median(self._trial[1:]) < GAIN * statistics.median(self._usual):
            self._place = tried
            self._usual.clear()
            self._usual.extend(self._trial[1:])
        self._tried = None
        self._next_trial_at = self._clock() + PROBE_EVERY_S

    def _neighbour(self) -> int:
        """Return the place of more and of fewer threads in turn."""
        self._is_up_next = not self._is_up_next
        if self._place == 0:
            return 1
        if self._place == len(self._choices) - 1:
            return self._place - 1
        return self._place - 1 if self._is_up_next else self._place + 1
