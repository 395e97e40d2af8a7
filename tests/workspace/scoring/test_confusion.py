"""The confusion matrix against counting pairs, and what is read from it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from segstudio.workspace.scoring.confusion import Confusion
from segstudio.workspace.scoring.evaluation import overlaps

IDS = (4, 2, 300)
MASKS = hnp.arrays(np.uint16, (6, 5), elements=st.sampled_from([0, 2, 4, 300, 65_535]))


@given(MASKS, MASKS)
def test_as_counted_pair_by_pair(truth, predicted):
    found = Confusion.of(truth, predicted, IDS)
    place = {0: 0, 4: 1, 2: 2, 300: 3, 65_535: 4}
    counted = np.zeros((5, 5), int)
    for right, said in zip(truth.ravel().tolist(), predicted.ravel().tolist(), strict=True):
        if right:
            counted[place[right], place[said]] += 1
    assert np.array_equal(found.pixels, counted)
    assert {each: found.overlap(each) for each in IDS} == overlaps(truth, predicted, IDS)
    is_labelled = truth != 0
    right = (truth == predicted) & is_labelled & (truth != 65_535)
    total = np.count_nonzero(is_labelled)
    assert found.accuracy == (np.count_nonzero(right) / total if total else None)


def test_images_add_up():
    one = Confusion.of(np.array([[4, 2]]), np.array([[4, 4]]), IDS)
    both = one + one
    assert both.pixels.sum() == 4
    assert both.accuracy == 0.5
    assert both.overlap(4).precision == 0.5


def test_other_sizes_are_refused():
    with pytest.raises(ValueError, match="The truth is"):
        Confusion.of(np.ones((2, 2), np.uint8), np.ones((2, 3), np.uint8), IDS)
