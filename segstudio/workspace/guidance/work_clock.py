"""Seconds of work: from one thing that the person does to the next, where no pause lies between."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable

PAUSE_S = 60.0
"""A longer pause is none of the work."""

Key = tuple[int, int]
"""Image id and class id."""


class WorkClock:
    """Counts for the image and the class that were at hand."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: seconds that never go back."""
        self._clock = clock
        self._last: tuple[float, Key | None] | None = None
        self._spent: dict[Key, float] = defaultdict(float)
        self.seconds = 0.0
        """All that was counted."""

    def touch(self, at_hand: Key | None) -> None:
        """The person does something; at_hand: what from now on is worked on, None for nothing."""
        now = self._clock()
        if self._last is not None:
            before, key = self._last
            spent = now - before
            if key is not None and 0 < spent <= PAUSE_S:
                self._spent[key] += spent
                self.seconds += spent
        self._last = now, at_hand

    def rest(self) -> None:
        """What comes next is not counted from here."""
        self._last = None

    def take(self) -> dict[Key, float]:
        """Return what was counted since this was last called."""
        spent, self._spent = dict(self._spent), defaultdict(float)
        return spent
