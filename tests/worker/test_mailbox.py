from __future__ import annotations

import multiprocessing
import threading

from segstudio.worker.letter import RequestLetter
from segstudio.worker.mailbox import Mailbox
from segstudio.worker.messages import SetLive, Stop


def test_letters_come_together_and_stop_overtakes_them() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    over = threading.Event()
    mailbox = Mailbox(receiver, over.set)
    sender.send(RequestLetter(1, SetLive(True)))
    assert mailbox.take(is_idle=True) == [RequestLetter(1, SetLive(True))]
    assert mailbox.take(is_idle=False) == []
    sender.send(RequestLetter(1, SetLive(True)))
    sender.send(RequestLetter(1, Stop()))
    assert over.wait(10)
    assert mailbox.take(is_idle=True) is None
    assert mailbox.take(is_idle=False) is None


def test_the_end_of_the_pipe_is_the_end() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    over = threading.Event()
    mailbox = Mailbox(receiver, over.set)
    sender.close()
    assert mailbox.take(is_idle=True) is None
    assert over.wait(10)
