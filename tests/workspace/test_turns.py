"""Works in turns: in order, some at once, the rest later."""

from collections import deque

from segstudio.workspace import turns
from segstudio.workspace.turns import in_turns


def test_a_few_quick_works_are_done_at_once():
    done, posted = [], []
    in_turns(posted.append, (lambda i=i: done.append(i) for i in range(5)))
    assert (done, posted) == ([0, 1, 2, 3, 4], [])


def test_what_takes_longer_comes_in_later_turns_in_order(monkeypatch):
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    done, posted = [], deque()
    in_turns(posted.append, (lambda i=i: done.append(i) for i in range(5)))
    assert done == [0]
    while posted:
        posted.popleft()()
    assert done == [0, 1, 2, 3, 4]
