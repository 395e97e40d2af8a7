"""The thread that pickles requests and writes them to the pipe of the engine there is now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection

from segstudio.worker.annotation_band import bands
from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import Annotate, Request, Stop, TrainOnce
from segstudio.worker.outbox import Outbox
from segstudio.worker.record import ReplayRecord

_log = logging.getLogger(__name__)


class Sender:
    """Empties an outbox into the pipe; a new process is first told what the last one knew."""

    def __init__(
        self, outbox: Outbox, record: ReplayRecord, resend: Callable[[], Iterable[Request]]
    ) -> None:
        """resend: yields the annotations of the open project; iterated on this thread."""
        self._outbox = outbox
        self._record = record
        self._resend = resend
        self._changed = threading.Condition()
        self._pipe: Connection | None = None
        self._is_new = False
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="engine-sender", daemon=True)

    def start(self) -> None:
        """Start the thread; it waits until there is a pipe."""
        self._thread.start()

    def connect(self, pipe: Connection) -> None:
        """Write to this pipe from now on."""
        with self._changed:
            self._pipe, self._is_new = pipe, True
            self._changed.notify_all()

    def disconnect(self) -> None:
        """Keep everything in the outbox until there is a pipe again."""
        with self._changed:
            self._pipe = None
        self._outbox.interrupt()

    def close(self, timeout_s: float) -> None:
        """End the thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._outbox.interrupt()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or self._pipe is not None)
                if self._is_closed:
                    return
                pipe, is_new = self._pipe, self._is_new
                self._is_new = False
            if pipe is not None:
                self._write_some(pipe, is_new)

    def _write_some(self, pipe: Connection, is_new: bool) -> None:
        try:
            if is_new:
                self._replay(pipe)
            self._write_next(pipe)
        except (OSError, ValueError):
            # The process is gone (OSError) or its pipe was closed by the reader (ValueError).
            with self._changed:
                if self._pipe is pipe:
                    self._pipe = None

    def _replay(self, pipe: Connection) -> None:
        session, requests = self._record.replay()
        if not requests or session != self._outbox.session:
            return
        for request in requests:
            _write(pipe, session, request)
        for request in self._annotations():
            _write(pipe, session, request)
        for request in self._record.replay_end():
            _write(pipe, session, request)

    def _annotations(self) -> Iterator[Request]:
        try:
            yield from self._resend()
        except Exception:
            _log.exception("The annotations could not be sent to the engine again.")

    def _write_next(self, pipe: Connection) -> None:
        letter = self._outbox.take()
        if letter is None:
            return
        self._record.note_request(letter)
        try:
            _write(pipe, letter.session, letter.request)
        except (OSError, ValueError):
            # State and annotations are replayed; orders go to the next process, unless the reader
            # has reported them lost.
            is_order = isinstance(letter.request, TrainOnce | Stop)
            if is_order or self._record.forget_owed(letter.request):
                self._outbox.put_back(letter)
            raise


def _write(pipe: Connection, session: int, request: Request) -> None:
    """Raises OSError or ValueError where the pipe is or becomes closed."""
    parts = bands(request) if isinstance(request, Annotate) else (request,)
    for part in parts:
        try:
            pipe.send(RequestLetter(session, part))
        except TypeError as error:  # closed between two pieces of one letter
            if pipe.closed:
                raise OSError("The engine's pipe was closed in the middle of a letter.") from error
            raise
