"""The board of long work."""

import queue

import pytest

from segstudio.workspace.events import Events
from segstudio.workspace.job import JobBoard


@pytest.fixture
def posted():
    return queue.Queue()


@pytest.fixture
def board(posted):
    return JobBoard(Events(), posted.put)


def test_a_job_from_beginning_to_end(board, posted):
    ticket = board.open("Exporting", 4)
    assert [(job.title, job.done, job.total) for job in board.jobs] == [("Exporting", 0, 4)]
    ticket.advance(1, 4)
    assert board.jobs[0].done == 0  # only the session's own thread changes the board
    posted.get_nowait()()
    assert board.jobs[0].done == 1
    assert board.jobs[0].seconds_left >= 0
    board.close(ticket.job_id)
    assert board.jobs == ()


def test_the_time_left_can_be_given(board):
    ticket = board.open("Predicting")
    assert board.jobs[0].seconds_left is None
    board.update(ticket.job_id, 1, 2, 7.5)
    assert board.jobs[0].seconds_left == 7.5


def test_cancelling(board):
    asked = []
    first, second = board.open("one"), board.open("two", on_cancel=lambda: asked.append(2))
    board.cancel(first.job_id)
    assert first.is_cancelled
    assert not second.is_cancelled
    board.cancel_all()
    assert second.is_cancelled
    assert asked == [2]
    assert len(board.jobs) == 2  # they go when they have ended


def test_a_job_that_has_ended_is_left_alone(board, posted):
    ticket = board.open("one", 2)
    ticket.advance(1, 2)
    board.close(ticket.job_id)
    board.close(ticket.job_id)
    board.cancel(ticket.job_id)
    posted.get_nowait()()
    assert board.jobs == ()


def test_changes_are_told():
    events, changes = Events(), []
    events.jobs_changed.connect(lambda: changes.append(1))
    board = JobBoard(events, lambda action: action())
    ticket = board.open("one", 2)
    ticket.advance(1, 2)
    board.close(ticket.job_id)
    board.close(ticket.job_id)
    assert len(changes) == 3
