"""Calibration and the view that is timed."""

import numpy as np
import pytest

from segstudio.benchmark.score import Calibration
from segstudio.benchmark.sitting import view_around


def test_calibration_is_the_mean_gap_of_confidence_and_accuracy():
    calibration = Calibration()
    assert calibration.error is None
    calibration.add(np.full(100, 0.9), np.arange(100) < 90)
    assert calibration.error == pytest.approx(0)
    calibration.add(np.full(100, 0.7), np.arange(100) < 50)
    assert calibration.error == pytest.approx(0.1)


def test_gaps_in_different_bins_do_not_cancel():
    calibration = Calibration()
    calibration.add(np.full(50, 0.95), np.zeros(50, bool))
    calibration.add(np.full(50, 0.05), np.ones(50, bool))
    assert calibration.error == pytest.approx(0.95)


def test_certainty_belongs_to_the_last_bin():
    calibration = Calibration()
    calibration.add(np.ones(10), np.ones(10, bool))
    assert calibration.error == 0


@pytest.mark.parametrize(
    ("shape", "place", "expected"),
    [
        ((100, 700), (50, 350), (0, 94, 100, 512)),
        ((900, 900), (0, 899), (0, 388, 512, 512)),
        ((1024, 1024), (512, 512), (256, 256, 512, 512)),
    ],
)
def test_the_view_lies_around_the_stroke_inside_the_image(shape, place, expected):
    covered = np.zeros(shape, np.uint8)
    covered[place] = 1
    view = view_around(covered)
    assert (view.row, view.column, view.height, view.width) == expected
