"""Work off this thread of which only the newest counts, such as previews."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from segstudio.workspace.background import Lane

T = TypeVar("T")


class NewestTask:
    """Does one task at a time; of those asked for meanwhile the last one follows."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._number = 0
        self._is_running = False
        self._next: Callable[[], None] | None = None

    def run(
        self,
        task: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `task` on the lane, then `then` here, unless another task was asked for since."""
        self._number += 1
        number = self._number

        def done(result: T) -> None:
            if number == self._number:
                then(result)
            self._go_on()

        def on_error(error: Exception) -> None:
            if number == self._number:
                failed(error)
            self._go_on()

        def start() -> None:
            self._is_running = True
            self._lane.run(task, done, on_error)

        if self._is_running:
            self._next = start
        else:
            start()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._number += 1
        self._next = None

    def _go_on(self) -> None:
        following, self._next = self._next, None
        self._is_running = False
        if following is not None:
            following()
