"""One task at a time off the session's thread, and what follows from it on that thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from segstudio.workspace.background import Lane

T = TypeVar("T")


class Errand:
    """Runs a task on a lane; the result is taken once, when told or waited for."""

    def __init__(self, lane: Lane, on_over: Callable[[], None]) -> None:
        """on_over: called on the session's thread after each task's result was taken."""
        self._lane = lane
        self._on_over = on_over
        self._end: Callable[[], None] | None = None

    @property
    def is_under_way(self) -> bool:
        """True from the start of a task until its result is taken."""
        return self._end is not None

    def run(
        self,
        task: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `task` on the lane, then give its result to `done` or its error to `failed` here."""
        outcome: Future[T] = Future()

        def work() -> None:
            try:
                outcome.set_result(task())
            except Exception as error:
                outcome.set_exception(error)

        def end(_: None = None) -> None:
            if self._end is not end:
                return
            error = outcome.exception()
            self._end = None
            if isinstance(error, Exception):
                failed(error)
            else:
                done(outcome.result())
            self._on_over()

        self._end = end
        self._lane.run(work, end)

    def wait(self) -> None:
        """Wait for what is under way, and take its result."""
        if self._end is not None:
            self._end()
