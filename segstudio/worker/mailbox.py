"""The engine's end of the pipe of requests."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection

from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import Stop

_log = logging.getLogger(__name__)


class Mailbox:
    """Letters as they come; a thread reads them, so the window never waits for a step to end."""

    def __init__(self, pipe: Connection, on_over: Callable[[], None]) -> None:
        """on_over: called on the reading thread when the window said Stop or is gone."""
        self._pipe = pipe
        self._on_over = on_over
        self._letters: deque[RequestLetter] = deque()
        self._changed = threading.Condition()
        self._is_over = False
        threading.Thread(target=self._read, name="mailbox", daemon=True).start()

    def take(self, is_idle: bool) -> list[RequestLetter] | None:
        """Return all letters that are there; when idle, wait until there is one.

        None: stop now. Stop overtakes all the others.
        """
        with self._changed:
            if is_idle:
                self._changed.wait_for(lambda: bool(self._letters) or self._is_over)
            if self._is_over:
                return None
            letters = list(self._letters)
            self._letters.clear()
            return letters

    def _read(self) -> None:
        while not self._is_over:
            try:
                letter = self._next()
            except Exception:
                _log.exception("A message of the window could not be read; it is passed over.")
                continue
            with self._changed:
                if letter is None or isinstance(letter.request, Stop):
                    self._is_over = True
                else:
                    self._letters.append(letter)
                self._changed.notify_all()
        self._on_over()

    def _next(self) -> RequestLetter | None:
        try:
            letter: RequestLetter = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return letter
