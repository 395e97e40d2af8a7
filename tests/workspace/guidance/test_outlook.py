"""What more work would bring, on numbers alone."""

import numpy as np
import pytest

from segstudio.document.survey import ClassOverlap
from segstudio.workspace.guidance.outlook import joint_dice, outlook, unseen_dice


def test_nothing_is_said_of_few_images():
    assert outlook([]).needed == 5
    assert outlook([0.3, 0.2, 0.1, 0.1]).needed == 1


def test_a_share_that_falls_steadily_goes_on_falling():
    shares = [0.2 * 0.9**at for at in range(10)]
    view = outlook(shares)
    assert view.is_falling
    level = np.mean(shares[-5:])
    assert view.gain == pytest.approx(level * (1 - 0.9**10), rel=0.01)


def test_a_share_that_swings_or_grows_promises_nothing():
    assert not outlook([0.1, 0.12, 0.09, 0.11, 0.1, 0.1]).is_falling
    growing = outlook([0.05, 0.06, 0.08, 0.09, 0.12])
    assert not growing.is_falling
    assert growing.gain == 0
    assert growing.level == pytest.approx(0.08)


def test_a_share_of_nothing_at_all_is_no_error():
    view = outlook([0.0] * 8)
    assert (view.level, view.gain, view.is_falling) == (0, 0, False)


def test_the_confidence_promises_a_dice_of_all_images_together():
    images = [
        (ClassOverlap(1, 100, 90, 110), ClassOverlap(2, 50, 40, 45)),
        (ClassOverlap(1, 100, 80, 90), ClassOverlap(2, 0, 0, 0.2)),
    ]
    assert joint_dice(images) == {1: pytest.approx(340 / 400), 2: pytest.approx(80 / 95.2)}
    assert joint_dice([(ClassOverlap(3, 0, 0, 0.3),)]) == {}


def test_what_the_confidence_promises_is_met_half_way_by_how_right_it_was():
    promised = [(ClassOverlap(1, 100, 90, 100), ClassOverlap(2, 10, 9, 10))]
    lately = [(ClassOverlap(1, 100, 50, 100),)] * 3
    assert unseen_dice(promised, lately) == {1: pytest.approx(0.7), 2: pytest.approx(0.9)}
    assert unseen_dice(promised, lately[:2]) == {1: pytest.approx(0.9), 2: pytest.approx(0.9)}
    assert unseen_dice(promised, [(ClassOverlap(1, 1, 1, 1),)] * 9 + lately * 3)[1] < 0.71
    assert unseen_dice([], lately) == {}
