"""Intervals from drawn images: the same each time, and as wide as theory says."""

import numpy as np
import pytest

from segstudio.workspace.scoring.bootstrap import DRAWS, drawn_means, drawn_sums, interval


def test_as_wide_as_a_normal_mean():
    values = np.random.default_rng(5).normal(0.8, 0.1, (200, 1))
    low, high = interval(drawn_means(values)[:, 0])
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.003)


def test_each_draw_is_of_as_many_images():
    sums = drawn_sums(np.ones((7, 2, 3)))
    assert sums.shape == (DRAWS, 2, 3)
    assert (sums == 7).all()


def test_the_same_each_time_and_what_is_missing_does_not_count():
    values = np.array([[0.2, np.nan], [np.nan, np.nan], [0.4, np.nan]])
    draws = drawn_means(values)
    assert np.array_equal(draws, drawn_means(values), equal_nan=True)
    known = draws[:, 0][~np.isnan(draws[:, 0])]
    assert known.min() == pytest.approx(0.2)
    assert known.max() == pytest.approx(0.4)
    assert interval(draws[:, 1]) is None
