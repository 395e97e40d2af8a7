"""Of many tasks asked for while one runs, only the last one is done and told."""

import queue
from threading import Event

from segstudio.workspace.background import Lane
from segstudio.workspace.newest_task import NewestTask


def test_only_the_newest_counts():
    posted = queue.Queue()
    lane = Lane("test", posted.put)
    newest, told, done, gate = NewestTask(lane), [], [], Event()

    def slow():
        gate.wait(10)
        done.append("first")

    newest.run(slow, lambda _: told.append("first"), told.append)
    for name in ("second", "third"):
        newest.run(lambda name=name: done.append(name), lambda _, n=name: told.append(n), print)
    gate.set()
    for _ in range(2):
        posted.get(timeout=10)()
    assert (done, told) == (["first", "third"], ["third"])

    def fails():
        raise ValueError("no")

    newest.run(fails, told.append, lambda error: told.append(str(error)))
    posted.get(timeout=10)()
    newest.run(lambda: None, lambda _: told.append("forgotten"), print)
    newest.forget()
    posted.get(timeout=10)()
    assert told == ["third", "no"]
    lane.stop()
