"""A long row of small works on the session's own thread, a few milliseconds at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from segstudio.workspace.background import Post

TURN_S = 0.003
"""So long works are done in one turn; the last may take it beyond. Others have theirs between."""


def in_turns(post: Post, works: Iterator[Callable[[], object]]) -> None:
    """Do the first works now, and what is left of them in turns to come."""
    until = perf_counter() + TURN_S
    for work in works:
        work()
        if perf_counter() >= until:
            post(lambda: in_turns(post, works))
            return
