from __future__ import annotations

import pytest

from segstudio.worker.thread_tuner import ThreadTuner


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _run(tuner: ThreadTuner, clock: _Clock, step_s: dict[int, float], seconds: float) -> list[int]:
    used, end = [], clock.now + seconds
    while clock.now < end:
        threads = tuner.threads
        clock.now += step_s[threads]
        tuner.note_step(step_s[threads])
        used.append(threads)
    return used


def test_it_stays_with_what_is_quickest() -> None:
    clock = _Clock()
    used = _run(ThreadTuner(2, clock), clock, {2: 0.08, 1: 0.13}, 60)
    assert used.count(2) > 0.85 * len(used)


def test_it_follows_other_programs_at_work() -> None:
    clock = _Clock()
    tuner = ThreadTuner(8, clock)
    _run(tuner, clock, {8: 0.9, 4: 0.5, 2: 0.2, 1: 0.1}, 60)
    assert tuner.threads == 1
    _run(tuner, clock, {8: 0.03, 4: 0.05, 2: 0.1, 1: 0.2}, 60)
    assert _run(tuner, clock, {8: 0.03, 4: 0.05, 2: 0.1, 1: 0.2}, 20).count(8) > 300


@pytest.mark.parametrize("most", [0, 1])
def test_one_thread_is_not_tuned(most: int) -> None:
    clock = _Clock()
    assert set(_run(ThreadTuner(most, clock), clock, {1: 0.1}, 20)) == {1}
