"""Rates by the steps, against torch's own schedules where there is one."""

import pytest
import torch

from segstudio.engine.rate_schedule import SCHEDULES, Progress, StallWatch

SPAN = 100


def rates(name, steps=SPAN):
    return [SCHEDULES[name](0.5, Progress(each, 20, SPAN)) for each in range(steps)]


def test_strokes_halves_after_its_steps_and_goes_on_as_a_fraction():
    found = rates("strokes")
    assert (found[0], found[20], found[40]) == pytest.approx((0.5, 0.25, 0.5 / 3))


def test_constant_is():
    assert set(rates("constant")) == {0.5}


def test_cosine_is_that_of_torch_and_stays_at_0():
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, SPAN)
    expected = []
    for _ in range(SPAN):
        expected.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
    assert rates("cosine") == pytest.approx(expected)
    assert rates("cosine", 3 * SPAN)[-1] == pytest.approx(0)


def test_one_cycle_rises_and_falls():
    found = rates("one-cycle", 2 * SPAN)
    assert found[0] == pytest.approx(0.02)
    assert found[30] == max(found) == pytest.approx(0.5)
    assert found[:31] == sorted(found[:31])
    assert found[30:] == sorted(found[30:], reverse=True)
    assert found[-1] == pytest.approx(0)


def test_steps_are_tenths():
    found = rates("step")
    assert [found[0], found[33], found[34], found[67]] == pytest.approx([0.5, 0.5, 0.05, 0.005])


def test_a_plateau_halves():
    assert SCHEDULES["plateau"](0.5, Progress(7, 20, SPAN, stalls=2)) == 0.125


def test_a_loss_that_falls_does_not_stall_and_one_that_rests_does():
    watch = StallWatch(SPAN)
    for number in range(200):
        watch.note(1000 * 0.97**number)
    assert watch.stalls == 0
    for _ in range(300):
        watch.note(5.0)
    assert watch.stalls > 5
    watch.restart()
    assert watch.stalls == 0
