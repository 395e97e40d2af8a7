"""Requests on their way to the engine: putting never waits, Stop goes first, old views drop out."""

from __future__ import annotations

import threading
from collections import deque

from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import OpenProject, Request, Stop, View


class Outbox:
    """A queue between the thread that asks and the one that writes to the pipe."""

    def __init__(self) -> None:
        self._letters: deque[RequestLetter] = deque()
        self._changed = threading.Condition()
        self._session = 0
        self._is_interrupted = False

    @property
    def session(self) -> int:
        """Number of the newest project session asked for."""
        return self._session

    def put(self, request: Request) -> None:
        """Add a request; never waits. A View takes the place of one of that image still here."""
        with self._changed:
            if isinstance(request, OpenProject):
                self._session += 1
            letter = RequestLetter(self._session, request)
            if isinstance(request, Stop):
                self._letters.appendleft(letter)
            else:
                if isinstance(request, View):
                    self._drop_views(request.image_id)
                self._letters.append(letter)
            self._changed.notify_all()

    def put_back(self, letter: RequestLetter) -> None:
        """Return a letter that could not be sent to the head of the queue."""
        with self._changed:
            self._letters.appendleft(letter)
            self._changed.notify_all()

    def take(self) -> RequestLetter | None:
        """Wait for the next letter; None after `interrupt`."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._letters) or self._is_interrupted)
            if self._is_interrupted:
                self._is_interrupted = False
                return None
            return self._letters.popleft()

    def interrupt(self) -> None:
        """Make the `take` that waits, or else the next one, return None."""
        with self._changed:
            self._is_interrupted = True
            self._changed.notify_all()

    def _drop_views(self, image_id: int | None) -> None:
        # Views of other images stay: leaving an image and coming back asks for its tiles again.
        kept = [each for each in self._letters if not _is_view_of(each, image_id)]
        if len(kept) < len(self._letters):
            self._letters = deque(kept)


def _is_view_of(letter: RequestLetter, image_id: int | None) -> bool:
    return isinstance(letter.request, View) and letter.request.image_id == image_id
