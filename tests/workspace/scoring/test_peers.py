"""Figures against scikit-learn's, which others know them by."""

import numpy as np
import pytest
from sklearn import metrics

from segstudio.workspace.scoring.confusion import Confusion

IDS = (1, 2, 3)


@pytest.fixture(params=range(4))
def pair(request):
    """Truth with unlabelled pixels, and a mask that is wrong here and there."""
    generator = np.random.default_rng(request.param)
    truth = generator.integers(0, 4, (40, 50)).astype(np.uint8)
    is_kept = generator.random(truth.shape) < 0.7
    return truth, np.where(is_kept, truth, generator.integers(1, 4, truth.shape)).astype(np.uint8)


def test_figures_of_each_class(pair):
    truth, said = (each[pair[0] != 0] for each in pair)
    found = Confusion.of(*pair, IDS)
    overlaps = [found.overlap(each) for each in IDS]
    for name, figure in (
        ("dice", metrics.f1_score),
        ("iou", metrics.jaccard_score),
        ("precision", metrics.precision_score),
        ("recall", metrics.recall_score),
    ):
        theirs = figure(truth, said, labels=IDS, average=None)
        assert [getattr(each, name) for each in overlaps] == pytest.approx(theirs), name


def test_accuracy_and_confusion_matrix(pair):
    truth, said = (each[pair[0] != 0] for each in pair)
    found = Confusion.of(*pair, IDS)
    assert found.accuracy == pytest.approx(metrics.accuracy_score(truth, said))
    theirs = metrics.confusion_matrix(truth, said, labels=IDS)
    assert np.array_equal(found.pixels[1:-1, 1:-1], theirs)


def test_mean_absolute_error_of_area():
    generator = np.random.default_rng(7)
    pairs = [generator.integers(1, 4, (2, 20, 20)).astype(np.uint8) for _ in range(6)]
    for class_id in IDS:
        right, said = ([int((each[i] == class_id).sum()) for each in pairs] for i in (0, 1))
        found = [Confusion.of(*each, IDS).overlap(class_id).area_error_px for each in pairs]
        assert np.mean(found) == pytest.approx(metrics.mean_absolute_error(right, said))
