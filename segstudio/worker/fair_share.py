"""Two kinds of work that share the time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class FairShare:
    """Counts the time of both kinds, and tells whose turn it is."""

    def __init__(self, share: float, clock: Callable[[], float] = time.monotonic) -> None:
        """share: of the time that the first kind may take, 0 … 1."""
        self._share = share
        self._clock = clock
        self._first_s = 0.0
        self._second_s = 0.0

    @property
    def is_first_next(self) -> bool:
        """True where the first kind had no more than its share."""
        return self._first_s * (1 - self._share) <= self._second_s * self._share

    def reset(self) -> None:
        """Begin to count anew."""
        self._first_s = self._second_s = 0.0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Count the time of the block for the first kind."""
        began = self._clock()
        yield
        self._first_s += self._clock() - began

    @contextmanager
    def second(self) -> Iterator[None]:
        """Count the time of the block for the second kind."""
        began = self._clock()
        yield
        self._second_s += self._clock() - began
