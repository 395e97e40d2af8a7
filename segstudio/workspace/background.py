"""Threads for what takes time. Results come back on the session's own thread through `post`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]
"""Run a function soon on the session's own thread (in the window: the GUI thread)."""

_log = logging.getLogger(__name__)


class Lane:
    """One thread that does its tasks in the order they were given."""

    def __init__(self, name: str, post: Post) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._post = post

    def run(
        self,
        task: Callable[[], T],
        then: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Future[None]:
        """Do `task` on the lane; then give its result to `then`, or its error to `on_error`.

        Both are called on the session's own thread. An error nobody takes is logged.
        """
        return self._executor.submit(self._do, task, then, on_error)

    def call(self, task: Callable[[], T]) -> T:
        """Do `task` on the lane and wait for its result; never on the session's own thread."""
        return self._executor.submit(task).result()

    def stop(self, is_waiting: bool = True) -> None:
        """Finish the tasks at hand and end the thread."""
        self._executor.shutdown(wait=is_waiting, cancel_futures=not is_waiting)

    def _do(
        self,
        task: Callable[[], T],
        then: Callable[[T], None] | None,
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        try:
            result = task()
        except Exception as error:
            if on_error is None:
                _log.exception("A background task failed")
            else:
                self._post(_bound(on_error, error))
        else:
            if then is not None:
                self._post(_bound(then, result))


class Background:
    """The lanes of a session: project file, images, large edits, long jobs, tools, engine."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.disk = Lane("disk", post)
        self.reader = Lane("reader", post)
        self.edits = Lane("edits", post)
        self.jobs = Lane("jobs", post)
        self.tools = Lane("tools", post)
        self.engine = Lane("engine", post)
        self.networks = Lane("networks", post)
        """What has an engine of its own, for hours maybe: other jobs do not wait for it."""

    def stop(self) -> None:
        """End all lanes; what the disk lane has to write is written first."""
        self.reader.stop(is_waiting=False)
        self.tools.stop(is_waiting=False)
        self.jobs.stop()
        self.networks.stop()
        self.engine.stop()
        self.edits.stop()
        self.disk.stop()


def _bound(function: Callable[[T], None], argument: T) -> Callable[[], None]:
    return lambda: function(argument)
