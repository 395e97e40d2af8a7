"""The clock of a sitting: the person's seconds, and what the engine computes in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

Result = TypeVar("Result")


class Clock:
    """Lets a person and an engine share one time line in one process.

    While the person is busy, the engine trains for as many real seconds. A step that takes longer
    than that goes on while the person does: the engine is then busy until later, and whoever waits
    for it waits for that, too. A step under way at a mark counts as done.

    person_s: the person's time so far. compute_s: seconds that the engine computed in it.
    """

    def __init__(
        self,
        train: Callable[[float], object],
        marks_s: Iterable[float] = (),
        on_marks: Callable[[list[float]], object] | None = None,
        now: Callable[[], float] = time.perf_counter,
    ) -> None:
        """train: trains for about so many seconds. on_marks: called, off the clock, with the marks
        in the person's time that were just reached. now: the real time, in seconds.
        """
        self.person_s = 0.0
        self.compute_s = 0.0
        self._busy_until_s = 0.0
        self._train = train
        self._marks_s = sorted(marks_s)
        self._on_marks = on_marks
        self._now = now

    def spend(self, seconds: float) -> None:
        """Let the person do something for so long, and the engine train meanwhile."""
        until_s = self.person_s + seconds
        while self.person_s < until_s:
            pause_s = min(until_s, self._marks_s[0]) if self._marks_s else until_s
            if pause_s > self._busy_until_s:
                free_s = pause_s - self._busy_until_s
                _, took_s = self._timed(partial(self._train, free_s))
                self._busy_until_s = max(pause_s, self._busy_until_s + took_s)
            self.person_s = pause_s
            self._tell_marks()

    def wait(self, action: Callable[[], Result]) -> tuple[Result, float]:
        """Let the person wait for the engine to do `action`; return its result and the wait in s.

        What the engine was busy with is waited for first.
        """
        began_s = self.person_s
        result, took_s = self._timed(action)
        self._busy_until_s = max(self.person_s, self._busy_until_s) + took_s
        self.person_s = self._busy_until_s
        waited_s = self.person_s - began_s
        self._tell_marks()
        return result, waited_s

    def _timed(self, action: Callable[[], Result]) -> tuple[Result, float]:
        began = self._now()
        result = action()
        took_s = self._now() - began
        self.compute_s += took_s
        return result, took_s

    def _tell_marks(self) -> None:
        reached = [mark for mark in self._marks_s if mark <= self.person_s]
        if reached:
            del self._marks_s[: len(reached)]
            if self._on_marks is not None:
                self._on_marks(reached)
