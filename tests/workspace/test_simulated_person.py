"""The simulated person draws sparsely, only what is true, and over what is wrong first."""

import cv2
import numpy as np
import pytest

from segstudio.workspace.simulated_person import simulate_strokes


@pytest.fixture
def truth() -> np.ndarray:
    mask = np.ones((200, 240), np.uint8)
    cv2.circle(mask, (60, 60), 30, 2, -1)
    cv2.circle(mask, (180, 140), 12, 2, -1)
    mask[:10] = 0
    return mask


def test_strokes_are_true_and_sparse(truth: np.ndarray) -> None:
    strokes = simulate_strokes(truth, [1, 2], 3, 2, np.random.default_rng(0))
    drawn = strokes > 0
    assert np.array_equal(strokes[drawn], truth[drawn])
    assert set(np.unique(strokes)) == {0, 1, 2}
    assert 0 < drawn.mean() < 0.1


def test_the_same_generator_draws_the_same(truth: np.ndarray) -> None:
    one, other = (simulate_strokes(truth, [1, 2], 4, 1, np.random.default_rng(7)) for _ in "ab")
    assert np.array_equal(one, other)


def test_corrections_lie_only_where_the_prediction_is_wrong_or_near(truth: np.ndarray) -> None:
    prediction = truth.copy()
    cv2.circle(prediction, (180, 140), 12, 1, -1)
    strokes = simulate_strokes(truth, [1, 2], 2, 2, np.random.default_rng(0), prediction)
    assert set(np.unique(strokes)) == {0, 2}
    rows, columns = np.nonzero(strokes)
    assert np.hypot(rows - 140, columns - 180).max() < 14


def test_a_right_prediction_needs_no_stroke(truth: np.ndarray) -> None:
    assert not simulate_strokes(truth, [1, 2], 5, 2, np.random.default_rng(0), truth).any()


def test_absent_classes_and_high_ids_are_no_trouble() -> None:
    truth = np.full((20, 20), 300, np.uint16)
    strokes = simulate_strokes(truth, [1, 300], 1, 0, np.random.default_rng(1))
    assert set(np.unique(strokes)) <= {0, 300}
    assert (strokes == 300).any()


def test_one_pixel_regions_can_be_drawn_on() -> None:
    truth = np.ones((9, 9), np.uint8)
    truth[4, 4] = 2
    strokes = simulate_strokes(truth, [2], 1, 3, np.random.default_rng(1))
    assert (strokes == 2).sum() == 1


def test_shapes_that_differ_are_refused(truth: np.ndarray) -> None:
    with pytest.raises(ValueError, match="one size"):
        simulate_strokes(truth, [1], 1, 1, np.random.default_rng(0), truth[:5])
