"""A human pixel always wins."""

import numpy as np
import pytest

from segstudio.document.result import result


@pytest.mark.parametrize("kinds", [("uint8", "uint8"), ("uint8", "uint16"), ("uint16", "uint8")])
def test_the_annotation_lies_over_the_prediction(kinds):
    rng = np.random.default_rng(0)
    annotation = rng.integers(0, 3, (40, 30)).astype(kinds[0])
    prediction = rng.integers(0, 200, (40, 30)).astype(kinds[1])
    before = annotation.copy(), prediction.copy()
    joined = result(annotation, prediction)
    assert joined.dtype == np.result_type(*kinds)
    np.testing.assert_array_equal(joined, np.where(annotation != 0, annotation, prediction))
    np.testing.assert_array_equal(annotation, before[0])
    np.testing.assert_array_equal(prediction, before[1])


def test_ids_above_255_survive():
    annotation = np.array([[0, 300]], np.uint16)
    assert result(annotation, np.array([[7, 7]], np.uint8)).tolist() == [[7, 300]]


def test_shapes_must_be_the_same():
    with pytest.raises(ValueError, match="prediction is"):
        result(np.zeros((2, 2), np.uint8), np.zeros((2, 3), np.uint8))
