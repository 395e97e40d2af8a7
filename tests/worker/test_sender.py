"""The sender outlives each pipe that it writes to."""

import contextlib
import multiprocessing
import os
import sys
import threading

import pytest

from segstudio.worker.messages import AddImage
from segstudio.worker.outbox import Outbox
from segstudio.worker.record import ReplayRecord
from segstudio.worker.sender import Sender


class LargePath:
    """A path of 100,000 letters, that tells when it is about to be written."""

    def __init__(self):
        self.is_pickled = threading.Event()

    def __reduce__(self):
        self.is_pickled.set()
        return str, ("x" * 100_000,)


def fill(descriptor):
    """Write until a pipe takes no more."""
    os.set_blocking(descriptor, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(descriptor, b"\0" * 4096)
    os.set_blocking(descriptor, True)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are files here")
def test_a_pipe_that_is_closed_in_the_middle_of_a_letter_stops_no_later_one():
    outbox = Outbox()
    sender = Sender(outbox, ReplayRecord(), tuple)
    first_end, first = multiprocessing.Pipe(duplex=False)
    second_end, second = multiprocessing.Pipe(duplex=False)
    fill(first.fileno())
    sender.start()
    sender.connect(first)
    large = LargePath()
    outbox.put(AddImage(1, large))  # its length goes first, and waits for room
    assert large.is_pickled.wait(10)
    first.close()
    os.read(first_end.fileno(), 1 << 20)
    sender.connect(second)
    outbox.put(AddImage(2, "b"))
    assert second_end.poll(10)
    assert second_end.recv().request == AddImage(2, "b")
    sender.close(timeout_s=5)
