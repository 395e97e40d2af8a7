from __future__ import annotations

from segstudio.worker.restart import EXIT_CANNOT_START, MAX_DEATHS, RestartPolicy


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_delays_grow_and_end() -> None:
    policy = RestartPolicy(_Clock())
    delays = [policy.note_death(-9) for _ in range(MAX_DEATHS)]
    assert delays[-1] is None
    assert policy.is_exhausted
    known = [each for each in delays if each is not None]
    assert known == sorted(known)
    assert known[0] <= 0.2


def test_rare_deaths_are_forgiven() -> None:
    clock = _Clock()
    policy = RestartPolicy(clock)
    for _ in range(3 * MAX_DEATHS):
        assert policy.note_death(-9) is not None
        clock.now += 30


def test_an_engine_that_cannot_start_is_not_started_again() -> None:
    policy = RestartPolicy(_Clock())
    assert policy.note_death(EXIT_CANNOT_START) is None
    assert not policy.is_exhausted


def test_the_person_can_try_again() -> None:
    policy = RestartPolicy(_Clock())
    for _ in range(MAX_DEATHS):
        policy.note_death(-9)
    policy.reset()
    assert policy.note_death(-9) is not None
