"""When to start an engine again that ended by itself, and when to give up."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

MAX_DEATHS = 5
"""Deaths within PERIOD_S after which the engine stays down."""
PERIOD_S = 60.0
FIRST_DELAY_S = 0.1
MAX_DELAY_S = 4.0
EXIT_CANNOT_START = 3
"""Exit code of a child that said why it cannot work: starting it again would not help."""


class RestartPolicy:
    """Counts deaths. The first restart follows at once, the next ones after longer and longer."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: seconds that never go back."""
        self._clock = clock
        self._deaths: deque[float] = deque()

    @property
    def is_exhausted(self) -> bool:
        """True where the engine died so often that it stays down."""
        return len(self._deaths) >= MAX_DEATHS

    def note_death(self, exit_code: int | None) -> float | None:
        """Return after how many seconds to start again, or None: not any more."""
        now = self._clock()
        while self._deaths and now - self._deaths[0] > PERIOD_S:
            self._deaths.popleft()
        self._deaths.append(now)
        if exit_code == EXIT_CANNOT_START or self.is_exhausted:
            return None
        delay_s: float = FIRST_DELAY_S * 4 ** (len(self._deaths) - 1)
        return min(MAX_DELAY_S, delay_s)

    def reset(self) -> None:
        """Forget the deaths, as when the person asks to try again."""
        self._deaths.clear()
