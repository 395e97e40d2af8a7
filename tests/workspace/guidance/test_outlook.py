"""What more work would bring, on numbers alone."""

import numpy as np
import pytest

from segstudio.document.survey import ClassOverlap
from segstudio.workspace.guidance.outlook import Outlook, joint_dice, outlook, unseen_dice
from segstudio.workspace.guidance.outlook_words import outlook_words


def curve(count, fall, swing=0.0, seed=0):
    """Shares that fall as a power law, with images that swing around it."""
    noise = np.exp(swing * np.random.default_rng(seed).standard_normal(count))
    return np.clip(0.3 * np.arange(1, count + 1.0) ** -fall * noise, 0, 1).tolist()


def test_it_speaks_from_the_third_image_on():
    assert outlook([]).needed == 3
    assert outlook([0.3, 0.2]).needed == 1
    assert outlook([0.3, 0.2, 0.1]).needed == 0


def test_a_steady_fall_goes_on():
    view = outlook(curve(20, fall=0.5))
    real = 0.3 * (20**-0.5 - 30**-0.5)
    assert view.gain == pytest.approx(real, rel=0.5)
    assert view.low < real < view.high


def test_more_images_narrow_what_is_said():
    widths = [view.high - view.low for view in (outlook(curve(n, 0.3)) for n in (3, 6, 12))]
    assert widths == sorted(widths, reverse=True)


def test_what_comes_lies_between_the_limits_in_most_sittings():
    real = 0.3 * np.exp(0.8**2 / 2) * (8**-0.25 - 18**-0.25)
    views = [outlook(curve(8, 0.25, swing=0.8, seed=seed)) for seed in range(40)]
    assert sum(view.low <= real <= view.high for view in views) >= 32
    assert np.median([view.gain for view in views]) == pytest.approx(real, rel=0.5)


def test_a_share_that_grows_promises_little():
    view = outlook([0.01, 0.02, 0.04, 0.08, 0.1, 0.12, 0.2, 0.25])
    assert view.low == 0
    assert view.gain < outlook(curve(8, 0.25)).gain


def test_a_share_of_nothing_at_all_is_no_error():
    view = outlook([0.0] * 8)
    assert view.high < 0.005
    assert "hardly add anything" in outlook_words(view)


def test_it_is_said_plainly():
    assert outlook_words(Outlook(1)).endswith("review one more image.")
    assert outlook_words(Outlook(3)).endswith("review 3 more images.")
    assert outlook_words(Outlook(0, 0.0123, 0, 0.126)) == (
        "Correcting 10 more images would add about 1.2 % of right pixels "
        "(0 % to 13 % in 8 of 10 cases)."
    )


def test_the_confidence_promises_a_dice_of_all_images_together():
    images = [
        (ClassOverlap(1, 100, 90, 110), ClassOverlap(2, 50, 40, 45)),
        (ClassOverlap(1, 100, 80, 90), ClassOverlap(2, 0, 0, 0.2)),
    ]
    assert joint_dice(images) == {1: pytest.approx(340 / 400), 2: pytest.approx(80 / 95.2)}
    assert joint_dice([(ClassOverlap(3, 0, 0, 0.3),)]) == {}


def dice(promised, lately):
    return {i: round(each.dice, 2) for i, each in unseen_dice(promised, lately).items()}


def test_what_the_confidence_promises_is_lowered_and_met_by_how_right_it_was():
    promised = [(ClassOverlap(1, 100, 90, 100), ClassOverlap(2, 10, 9, 10))]
    lately = [(ClassOverlap(1, 100, 50, 100),)] * 2
    assert dice(promised, []) == {1: 0.77, 2: 0.77}
    assert dice(promised, lately) == {1: 0.69, 2: 0.77}
    assert dice(promised, [(ClassOverlap(1, 1, 1, 1),)] * 9 + lately * 4)[1] == 0.58
    assert unseen_dice([], lately) == {}
    found = unseen_dice(promised, lately)[1]
    assert 0 < found.low < found.dice < found.high < 1
