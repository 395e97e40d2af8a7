"""The person's time and the engine's on one line; real time stands still but for what is said."""

import pytest

from segstudio.benchmark.clock import Clock


class Engine:
    """Takes whole steps of `step_s`, and moves the real time by them."""

    def __init__(self, step_s):
        self.step_s = step_s
        self.now_s = 0.0
        self.asked_s = []

    def train(self, seconds):
        self.asked_s.append(seconds)
        until = self.now_s + seconds
        while self.now_s < until - 1e-9:
            self.now_s += self.step_s

    def work(self, seconds):
        self.now_s += seconds
        return "done"

    def clock(self, **more):
        return Clock(self.train, now=lambda: self.now_s, **more)


def test_drawing_is_training():
    engine = Engine(step_s=0.5)
    clock = engine.clock()
    clock.spend(3)
    assert (clock.person_s, clock.compute_s) == (3, 3)


def test_a_step_that_takes_longer_goes_on_while_the_person_does():
    engine = Engine(step_s=5)
    clock = engine.clock()
    clock.spend(2)
    assert clock.person_s == 2
    clock.spend(2)
    assert engine.asked_s == [2]
    clock.spend(2)
    assert engine.asked_s == [2, 1]
    assert clock.compute_s == 10


def test_waiting_is_charged_with_the_step_under_way():
    engine = Engine(step_s=5)
    clock = engine.clock()
    clock.spend(2)
    result, waited_s = clock.wait(lambda: engine.work(1.5))
    assert result == "done"
    assert waited_s == pytest.approx(3 + 1.5)
    assert clock.person_s == pytest.approx(6.5)


def test_an_engine_with_nothing_to_learn_idles():
    clock = Clock(lambda seconds: None, now=lambda: 0.0)
    clock.spend(4)
    _, waited_s = clock.wait(lambda: None)
    assert (clock.person_s, clock.compute_s, waited_s) == (4, 0, 0)


def test_marks_are_told_once_when_they_are_reached_and_cost_nothing():
    engine = Engine(step_s=1)
    told = []
    clock = engine.clock(
        marks_s=(2, 5, 6, 7),
        on_marks=lambda marks: (told.append((clock.person_s, marks)), engine.work(100)),
    )
    clock.spend(3)
    clock.wait(lambda: engine.work(3.5))
    clock.spend(2)
    assert told == [(2, [2]), (6.5, [5, 6]), (7, [7])]
    assert clock.person_s == 8.5
