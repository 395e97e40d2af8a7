"""A file on a server, chunk by chunk; whoever reads it can stop at any moment."""

from __future__ import annotations

import http.client
import queue
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

CHUNK_BYTES = 2**18
PATIENCE_S = 30.0
"""That a server may be silent."""
TURN_S = 0.2
"""So often the reader gets its turn while a server is silent."""
AHEAD = 8
"""Chunks that may wait to be taken."""

_Came = queue.Queue[bytes | Exception]


class NotReached(RuntimeError):
    """A server, or the file there, cannot be had; the text is the reason, no sentence."""


def web_chunks(url: str) -> Iterator[bytes]:
    """Yield what comes from an address, and b"" now and then while nothing does.

    Whatever is left when the iterator is closed is given up. url: http or https. Raises NotReached.
    """
    came: _Came = queue.Queue(AHEAD)
    is_over = threading.Event()
    # A thread of its own: no call ends a connection that is being waited for on every system.
    thread = threading.Thread(target=_read, args=(url, came, is_over), daemon=True)
    thread.start()
    try:
        while True:
            try:
                chunk = came.get(timeout=TURN_S)
            except queue.Empty:
                yield b""
                continue
            if isinstance(chunk, Exception):
                raise NotReached(_reason(chunk)) from chunk
            if not chunk:
                return
            yield chunk
    finally:
        is_over.set()


def _read(url: str, came: _Came, is_over: threading.Event) -> None:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:  # noqa: S310
            while chunk := answer.read(CHUNK_BYTES):
                if not _hand_over(chunk, came, is_over):
                    return
        _hand_over(b"", came, is_over)
    except (OSError, http.client.HTTPException, ValueError) as error:
        _hand_over(error, came, is_over)


def _hand_over(what: bytes | Exception, came: _Came, is_over: threading.Event) -> bool:
    """Tell whether it is still wanted."""
    while not is_over.is_set():
        with suppress(queue.Full):
            came.put(what, timeout=TURN_S)
            return True
    return False


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason) or type(error).__name__
