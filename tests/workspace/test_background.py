"""Lanes: tasks in order, results on the session's own thread."""

import queue
import threading

import pytest

from segstudio.workspace.background import Lane


@pytest.fixture
def posted():
    return queue.Queue()


@pytest.fixture
def lane(posted):
    lane = Lane("test", posted.put)
    yield lane
    lane.stop()


def test_tasks_are_done_in_order_elsewhere_and_told_here(lane, posted):
    told, threads = [], set()

    def task(number):
        threads.add(threading.current_thread())
        return number

    for number in range(20):
        lane.run(lambda number=number: task(number), told.append)
    for _ in range(20):
        posted.get(timeout=20)()
    assert told == list(range(20))
    assert len(threads) == 1
    assert threading.current_thread() not in threads


def test_errors_go_to_whoever_wants_them(lane, posted, caplog):
    errors = []
    lane.run(lambda: 1 / 0, on_error=errors.append)
    posted.get(timeout=20)()
    assert isinstance(errors[0], ZeroDivisionError)
    assert lane.call(lambda: 7) == 7
    lane.run(lambda: 1 / 0)
    lane.call(lambda: None)
    assert "A background task failed" in caplog.text


def test_a_call_raises_what_its_task_raises(lane):
    with pytest.raises(ZeroDivisionError):
        lane.call(lambda: 1 / 0)


@pytest.mark.parametrize("is_waiting", [True, False])
def test_stopping(posted, is_waiting):
    lane, gate, done = Lane("test", posted.put), threading.Event(), []
    lane.run(lambda: gate.wait(20))
    later = lane.run(lambda: done.append(1))
    threading.Timer(0.05, gate.set).start()
    lane.stop(is_waiting)
    assert later.cancelled() is not is_waiting
    assert done == ([1] if is_waiting else [])
