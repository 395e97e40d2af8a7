"""Dice that is measured, with its interval, and Dice that the confidence promises."""

import numpy as np
import pytest

from segstudio.engine.expectation import expected_sums, held_out_dice, overlaps
from segstudio.engine.held_out_score import CellScore


def score(truth, probabilities):
    """A cell of the classes 1 and 2; probabilities: of class 2."""
    truth, sure = np.array(truth, np.uint16), np.array(probabilities, np.float32)
    both = np.stack([1 - sure, sure], 1)
    said = np.where(sure > 0.5, 2, 1).astype(np.uint16)
    return CellScore(truth, said, truth.astype(np.intp) - 1, np.log(both))


def test_expected_pixels_follow_the_confidence():
    probabilities = np.array([[[0.9, 0.2]], [[0.1, 0.8]]], np.float32)
    sums = expected_sums(probabilities)
    assert sums == pytest.approx(np.array([[1, 0.9, 1.1], [1, 0.8, 0.9]]))
    first, second = overlaps(sums, (3, 7))
    assert (first.class_id, second.class_id) == (3, 7)
    assert second.said_px == 1
    assert second.true_px == pytest.approx(0.9)


def test_intervals_hold_the_dice_and_are_wide_where_cells_disagree():
    right = score([1] * 50 + [2] * 50, [0.1] * 50 + [0.9] * 50)
    wrong = score([1] * 50 + [2] * 50, [0.1] * 75 + [0.9] * 25)
    alike = held_out_dice([right] * 6, (1, 2))
    assert [each.dice for each in alike] == [1, 1]
    assert (alike[0].low, alike[0].high) == (1, 1)
    assert alike[1].expected == pytest.approx(0.9)
    mixed = held_out_dice([right, wrong] * 3, (1, 2))
    for each in mixed:
        assert each.low < each.dice < each.high
        assert each.cells == 6
    assert mixed[1].high - mixed[1].low > 0.1


def test_one_cell_says_nothing_of_how_sure_it_is():
    only = score([1] * 20, [0.2] * 20)
    (found,) = held_out_dice([only], (1, 2))
    assert found.class_id == 1
    assert (found.low, found.high) == (0, 1)
    assert held_out_dice([], (1, 2)) == ()
