"""Smoothing takes the tremor and leaves the line."""

import numpy as np
import pytest

from segstudio.workspace.tools.smoothing import Smoother


def drawn(hand, strength, zoom=1.0):
    smoother = Smoother(tuple(hand[0]), strength)
    return np.array([smoother.follow(tuple(point), zoom) for point in hand])


def tremor(step_px=2.0, seed=0):
    rng = np.random.default_rng(seed)
    columns = np.arange(0, 400, step_px)
    return np.stack([100 + rng.normal(0, 3, len(columns)), columns], 1)


def test_none_is_the_hand_itself():
    hand = tremor()
    np.testing.assert_array_equal(drawn(hand, 0), hand)


def test_more_strength_is_a_calmer_line():
    rough = [
        np.abs(np.diff(drawn(tremor(), strength)[:, 0])).mean() for strength in (0, 20, 60, 100)
    ]
    assert rough == sorted(rough, reverse=True)
    assert rough[1] < 0.5 * rough[0]


def test_a_mouse_that_tells_more_often_draws_the_same():
    columns = np.linspace(0, 300, 61)
    slow = np.stack([50 + 30 * np.sin(columns / 60), columns], 1)
    finer = np.linspace(0, 300, 481)
    quick = np.stack([50 + 30 * np.sin(finer / 60), finer], 1)
    np.testing.assert_allclose(drawn(slow, 50)[-1], drawn(quick, 50)[-1], atol=5)


def test_it_looks_the_same_at_every_zoom():
    hand = tremor()
    np.testing.assert_allclose(drawn(hand, 50), drawn(hand / 8, 50, zoom=8) * 8)


@pytest.mark.parametrize("strength", [10, 50, 100])
def test_it_trails_by_screen_pixels_and_never_runs_ahead(strength):
    hand = np.stack([np.zeros(500), np.arange(500.0)], 1)
    trail = (hand - drawn(hand, strength))[:, 1]
    assert (trail >= 0).all()
    assert trail[-1] == pytest.approx(0.8 * strength, abs=2)
