"""The search for garbage: when, and on which thread; Python's own is made by any thread.

It holds all threads up. And where Qt's objects are in a circle that nobody needs, it deletes them:
on another thread than the window's, their timers go on without them, which ends the program.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_pauses = 0
_is_on_after = False


def search_by_hand() -> None:
    """End Python's own search for good, also where it is only paused; see `search_where_due`."""
    global _is_on_after
    with _lock:
        _is_on_after = False
        gc.disable()


@contextmanager
def no_search() -> Iterator[None]:
    """Make no search while millions of new objects come, which would take half of the time."""
    global _pauses, _is_on_after
    with _lock:
        if not _pauses:
            _is_on_after = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses and _is_on_after:
                gc.enable()


@contextmanager
def made_to_last() -> Iterator[None]:
    """What is made inside is passed over by the search, for as long as a project is open.

    For 100,000 records that is 10 ms each time, several times while they are made. They still go
    with the last reference to them; only what refers to itself in a circle would stay.
    """
    with no_search():
        yield
        gc.freeze()


def search_where_due() -> None:
    """Search on this thread, where Python would if its own search were on."""
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(pairs) if count > most > 0]
    if due and not _pauses:
        gc.collect(due[-1])
