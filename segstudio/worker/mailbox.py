"""The engine's end of the pipe of requests."""

from __future__ import annotations

from multiprocessing.connection import Connection

from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import Stop


class Mailbox:
    """Takes letters out of the pipe, all that are there at a time."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def take(self, is_idle: bool) -> list[RequestLetter] | None:
        """Return all letters that are there; when idle, wait until there is one.

        None: stop now, because the window asked for it or is gone. Stop overtakes all the others.
        """
        letters: list[RequestLetter] = []
        try:
            while self._pipe.poll(None if is_idle and not letters else 0):
                letter = self._pipe.recv()
                if isinstance(letter.request, Stop):
                    return None
                letters.append(letter)
        except (EOFError, OSError):
            return None
        return letters
