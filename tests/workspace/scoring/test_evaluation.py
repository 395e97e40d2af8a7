"""Dice and IoU against values computed by hand."""

import numpy as np
import pytest

from segstudio.workspace.scoring.evaluation import dice_scores, mean, overlaps

TRUTH = np.array([[1, 1, 1, 2], [1, 2, 2, 2], [0, 0, 3, 3]], np.uint8)
PREDICTED = np.array([[1, 1, 2, 2], [1, 2, 2, 0], [1, 2, 1, 0]], np.uint8)


def test_dice_and_iou_as_by_hand():
    found = overlaps(TRUTH, PREDICTED, (1, 2, 3, 4))
    # class 1: 3 agreed of 4 true and 4 predicted (the one on an unlabelled pixel does not count)
    assert (found[1].agreed_px, found[1].truth_px, found[1].predicted_px) == (3, 4, 4)
    assert found[1].dice == pytest.approx(2 * 3 / 8)
    assert found[1].iou == pytest.approx(3 / 5)
    assert (found[1].precision, found[1].recall, found[1].area_error_px) == (0.75, 0.75, 0)
    # class 2: 3 agreed of 4 true (one was not predicted at all) and 4 predicted
    assert found[2].dice == pytest.approx(2 * 3 / 8)
    # class 3 was missed, class 4 is nowhere
    assert (found[3].precision, found[3].recall, found[3].area_error_px) == (None, 0, 2)
    assert found[4].area_error_px is None
    assert found[3].dice == 0
    assert found[3].iou == 0
    assert found[4].dice is None
    assert found[4].iou is None
    assert dice_scores(TRUTH, PREDICTED, (1, 3, 4)) == {1: 0.75, 3: 0, 4: None}


def test_unlabelled_truth_does_not_count_whatever_is_predicted():
    truth = np.zeros((2, 2), np.uint8)
    assert dice_scores(truth, np.ones((2, 2), np.uint8), (1,)) == {1: None}


def test_sixteen_bits_and_eight_bits_go_together():
    truth = np.array([[300, 300]], np.uint16)
    assert dice_scores(truth, np.array([[44, 44]], np.uint8), (300, 44)) == {300: 0, 44: 0}


def test_other_sizes_are_refused():
    with pytest.raises(ValueError, match="The truth is"):
        overlaps(TRUTH, PREDICTED[:2], (1,))


def test_the_mean_leaves_out_what_is_not_known():
    assert mean([1.0, None, 0.5]) == 0.75
    assert mean([None]) is None
