"""Where strokes go and how long they take."""

import cv2
import numpy as np
import pytest

from segstudio.benchmark.hand import DECIDE_S, DRAW_S, POINT_S, Hand

SHAPE = (120, 160)


def bar() -> np.ndarray:
    region = np.zeros(SHAPE, np.uint8)
    region[55:65, 10:150] = 1
    return region


@pytest.mark.parametrize("seed", range(8))
def test_a_stroke_covers_the_region_and_strays_by_no_more_than_the_tremor(seed):
    hand = Hand(radius_px=2, tremor_px=1.0)
    region = bar()
    covered, _ = hand.draw(region, np.random.default_rng(seed))
    assert covered.sum() > 60
    outside_px = cv2.distanceTransform(1 - region, cv2.DIST_L2, 5)[covered > 0]
    assert outside_px.max() <= 2 + 3 * np.hypot(1, 1) + 2
    assert (region[covered > 0] == 1).mean() > 0.8


def test_strokes_stray_somewhat_over_borders():
    hand = Hand(radius_px=4, tremor_px=1.5)
    strokes = [hand.draw(bar(), np.random.default_rng(seed))[0] for seed in range(10)]
    assert any((stroke & (1 - bar())).any() for stroke in strokes)


def test_a_stroke_goes_along_the_region():
    covered, _ = Hand(tremor_px=0).draw(bar(), np.random.default_rng(0))
    rows, columns = np.nonzero(covered)
    assert np.ptp(columns) > 2 * np.ptp(rows)


def test_a_single_pixel_gets_a_dot():
    region = np.zeros(SHAPE, np.uint8)
    region[0, 0] = 1
    covered, seconds = Hand(tremor_px=0).draw(region, np.random.default_rng(0))
    assert covered[0, 0] == 1
    assert covered.sum() <= 25
    assert seconds == pytest.approx(DECIDE_S + POINT_S + DRAW_S)


def test_longer_strokes_take_longer():
    hand = Hand(px_per_cm=40)
    assert hand.seconds(80) - hand.seconds(40) == pytest.approx(0.16)
    assert Hand(px_per_cm=40, pace=2).seconds(80) == pytest.approx(hand.seconds(80) / 2)
