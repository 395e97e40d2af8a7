"""Losses that mean trouble are told from those of ordinary learning."""

import math

import pytest

from segstudio.engine.loss_watch import (
    CALM_STEPS,
    EXPLODED_LOSS,
    MOST_EXPLOSIONS,
    SKIPS_BEFORE_RESTORE,
    Health,
    LossWatch,
    dearness_of,
)


def test_ordinary_losses_are_fine() -> None:
    watch = LossWatch()
    losses = [2.5, 0.9, 4.0, 0.02, 1.5, 6.0, 0.001]
    assert {watch.note(loss) for loss in losses} == {Health.FINE}


def test_skipped_steps_are_told_once() -> None:
    watch = LossWatch()
    assert watch.note(math.nan) is Health.SKIPPED
    assert watch.note(math.inf) is Health.STILL_SKIPPED
    assert watch.note(1.0) is Health.FINE
    assert watch.note(math.nan) is Health.SKIPPED


def test_many_skipped_steps_need_a_restore() -> None:
    watch = LossWatch()
    found = [watch.note(math.nan) for _ in range(SKIPS_BEFORE_RESTORE)]
    assert found[-1] is Health.EXPLODED


def test_an_explosion_is_seen_and_a_second_chance_given() -> None:
    watch = LossWatch()
    watch.note(1.0)
    assert watch.note(500.0) is Health.EXPLODED
    assert watch.note(1.0) is Health.FINE


def test_explosions_again_and_again_are_hopeless() -> None:
    watch = LossWatch()
    found = [watch.note(1000.0) for _ in range(MOST_EXPLOSIONS)]
    assert found[-1] is Health.HOPELESS


def test_calm_makes_up_for_explosions() -> None:
    watch = LossWatch()
    for _ in range(MOST_EXPLOSIONS - 1):
        assert watch.note(1000.0) is Health.EXPLODED
    for _ in range(CALM_STEPS):
        watch.note(1.0)
    assert watch.note(1000.0) is Health.EXPLODED


@pytest.mark.parametrize(("loss", "classes"), [("balanced", 300), ("4*ce+focal", 5)])
def test_what_guesses_cost_among_many_classes_or_with_heavy_losses_is_no_explosion(loss, classes):
    watch, weights = LossWatch(), 1 if loss == "balanced" else 5
    guessed = 2 * weights * math.log(classes)  # by the labels, and by the teacher
    dearness = dearness_of(loss, classes)
    assert guessed > EXPLODED_LOSS
    assert {watch.note(guessed, dearness) for _ in range(3)} == {Health.FINE}
    assert watch.note(20 * guessed, dearness) is Health.EXPLODED
    assert dearness_of("balanced", 2) == dearness_of("0.5*dice", 20) == 1
