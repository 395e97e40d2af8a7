"""What a person draws who knows the truth."""

import numpy as np
import pytest

from segstudio.benchmark.hand import Hand
from segstudio.benchmark.person import Habits, Person, wrong_regions

SHAPE = (100, 120)


def truth():
    """Class 1, a large square of 2, a small square of 3, and a stripe that nobody knows."""
    mask = np.ones(SHAPE, np.uint8)
    mask[10:50, 10:50] = 2
    mask[60:75, 80:95] = 3
    mask[95:] = 0
    return mask


def certain(mask, confidence=0.9):
    """Return probabilities (3, h, w) that say `mask`, 0 as class 1."""
    said = np.maximum(mask, 1)
    rest = (1 - confidence) / 2
    return np.stack([np.where(said == each, confidence, rest) for each in (1, 2, 3)])


def person(**habits):
    return Person(Hand(radius_px=2), Habits(**habits), seed=0)


def test_at_first_each_class_gets_strokes_in_turn():
    strokes = list(person(first_strokes=2).begin(truth()))
    assert [each.class_id for each in strokes] == [1, 2, 3, 1, 2, 3]
    for stroke in strokes:
        inside = truth()[stroke.covered > 0] == stroke.class_id
        assert inside.mean() > 0.5


def test_corrections_go_where_it_is_wrong_most_wrong_first():
    prediction = certain(np.ones(SHAPE, np.uint8))
    strokes = list(person().correct(truth(), prediction))
    assert [each.class_id for each in strokes] == [2, 3]
    assert (truth()[strokes[0].covered > 0] == 2).mean() > 0.8


def test_of_places_of_one_size_the_more_confident_error_comes_first():
    mask = np.ones(SHAPE, np.uint8)
    mask[10:30, 10:30] = 2
    mask[60:80, 60:80] = 2
    prediction = certain(np.ones(SHAPE, np.uint8), 0.6)
    prediction[:, 60:80, 60:80] = np.array([0.98, 0.01, 0.01])[:, None, None]
    first, second = wrong_regions(mask, prediction)
    assert first.area[70, 70] == 1
    assert first.weight > second.weight


def test_borders_and_specks_are_overlooked_and_unknown_is_never_wrong():
    said = truth()
    said[10:12, 10:50] = 1  # two rows of a border
    said[30:34, 30:34] = 3  # 16 px
    said[95:] = 2
    assert wrong_regions(truth(), certain(said)) == []
    assert list(person().correct(truth(), certain(said))) == []


def test_a_person_is_content_with_the_truth_only():
    assert person().is_content(truth(), certain(truth()))
    assert not person().is_content(truth(), certain(np.ones(SHAPE, np.uint8)))


def test_changing_the_class_takes_a_key():
    drawn = person(first_strokes=1)
    first, second = list(drawn.begin(np.where(truth() == 2, 2, 1).astype(np.uint8)))
    assert first.seconds > 3
    again = list(drawn.correct(np.full(SHAPE, 2, np.uint8), certain(np.ones(SHAPE, np.uint8))))
    assert again[0].class_id == second.class_id
    assert 3 < again[0].seconds < 4


def test_the_same_seed_draws_the_same():
    one, other = (list(person().begin(truth())) for _ in range(2))
    assert all(np.array_equal(a.covered, b.covered) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_strokes_than_between_two_looks(most):
    prediction = certain(np.full(SHAPE, 3, np.uint8))
    assert len(list(person(strokes_a_look=most).correct(truth(), prediction))) == most
