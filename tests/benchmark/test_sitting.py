"""A whole sitting with a contender that knows nothing but mean grey values, and is quick."""

import numpy as np
import pytest

from segstudio.benchmark.hand import Hand
from segstudio.benchmark.image_set import read_image_set
from segstudio.benchmark.person import Habits, Person
from segstudio.benchmark.sitting import Run, Sitting


class GreyContender:
    """Says of each pixel which class's mean grey value is nearest."""

    def __init__(self):
        self.version = 0
        self.trained_s = 0.0
        self.left = []
        self.images, self._masks, self._means = {}, {}, None

    def show(self, key, pixels):
        self.images[key] = pixels

    def leave(self, key):
        self.left.append(key)

    def annotate(self, key, mask):
        self._masks[key] = mask

    def train(self, seconds):
        self.trained_s += seconds
        self.train_step()

    def train_step(self):
        grey = [self._grey(class_id) for class_id in (1, 2)]
        if all(each.size for each in grey):
            self._means = [each.mean() for each in grey]
            self.version += 1

    def _grey(self, class_id):
        drawn = [self.images[key][mask == class_id] for key, mask in self._masks.items()]
        return np.concatenate(drawn) if drawn else np.empty(0)

    def predict(self, key, region=None):
        return self.predict_unseen(self.images[key])

    def predict_unseen(self, pixels):
        if self._means is None:
            return None
        away = np.abs(pixels[None] - np.array(self._means)[:, None, None])
        return 1 - away / away.sum(axis=0)


@pytest.fixture
def discs(make_set):
    return read_image_set(make_set(8), most_test=2)


def sat(image_set, seconds=60.0, enough=None, **habits):
    contender, run = GreyContender(), Run("grey", 0, "strokes")
    sitting = Sitting(contender, image_set, (5.0, seconds / 2, seconds), run, enough)
    sitting.learn_from(Person(Hand(tremor_px=0.5), Habits(**habits), seed=0))
    return run, contender


def test_a_person_draws_goes_on_and_the_contender_learns_meanwhile(discs):
    run, contender = sat(discs)
    assert run.is_complete
    assert [each.mark_s for each in run.evaluations] == [5, 30, 60]
    assert run.evaluations[0].score.dice == 0
    last = run.evaluations[-1]
    assert last.score.dice > 0.95
    assert last.score.iou <= last.score.dice
    assert len(last.score.class_dice) == 2
    assert 0 < last.score.ece < 0.5
    assert len(contender.images) == len(discs.train)
    assert set(contender.left) == set(contender.images)
    assert 1 <= last.images <= last.strokes
    assert last.person_s == pytest.approx(60, abs=1)
    assert contender.trained_s == pytest.approx(60, abs=2)
    assert run.latencies_s
    assert max(run.latencies_s) < 5


def test_a_person_whom_nothing_pleases_still_goes_on_after_a_while(discs):
    _, contender = sat(discs, good_dice=1.1, image_limit_s=10.0)
    assert len(contender.images) >= 4


def test_a_run_ends_early_where_enough_is_reached(discs):
    run, _ = sat(discs, seconds=1000.0, enough=0.9)
    assert run.is_complete
    assert run.evaluations[-1].person_s <= 501
    assert run.evaluations[-1].score.dice >= 0.9


def test_whole_masks_of_some_images(discs):
    contender, run = GreyContender(), Run("grey", 0, "full")
    Sitting(contender, discs, (1.0, 3.0), run).learn_from_truth(3)
    last = run.evaluations[-1]
    assert (last.images, last.strokes) == (3, 0)
    assert last.score.dice > 0.95
    assert contender.trained_s == pytest.approx(3, abs=0.5)


def test_the_same_seed_is_the_same_sitting(discs):
    one, other = (sat(discs)[0] for _ in range(2))
    assert [e.strokes for e in one.evaluations] == [e.strokes for e in other.evaluations]
