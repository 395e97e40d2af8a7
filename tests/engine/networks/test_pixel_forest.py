"""The pixel classifier: its filters, its trees, which are scikit-learn's, its life in a loop."""

import numpy as np
import pytest
import torch
from scipy import ndimage
from sklearn.ensemble import ExtraTreesClassifier

from segstudio.engine import Learner, LearnerSettings, forest_growth
from segstudio.engine.errors import NetworkRefused
from segstudio.engine.forest_growth import DOUBT, grow
from segstudio.engine.networks import PixelForest
from segstudio.engine.networks.filter_bank import measured, measurements, smoothed
from segstudio.engine.networks.forest import DECISIONS, LEAVES, TREES, leaves
from tests.engine.conftest import draw_blobs, take_steps

KERNEL = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256
SETTINGS = LearnerSettings(network="pixels")


def measured_blobs(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Values (features, pixels) of every third pixel of a picture, and whether it is a blob."""
    blobs = draw_blobs(seed)
    pixels = torch.from_numpy(blobs.pixels.astype(np.float32)[None, None] / 20_000 - 1)
    network = PixelForest(1, 2, 3).eval()
    places = np.argwhere(np.ones((160, 160)))[::3]
    places = torch.from_numpy(np.pad(places, ((0, 0), (1, 0))))
    values = network.head.values(network.features(pixels), places).numpy()
    return np.ascontiguousarray(values), (blobs.truth.ravel()[::3] == 2).astype(np.int64)


def test_smoothing_is_a_binomial_filter():
    image = np.random.default_rng(0).normal(size=(9, 14)).astype(np.float32)
    found = smoothed(torch.from_numpy(image)[None, None])[0, 0].numpy()
    assert np.allclose(found, ndimage.convolve(image, KERNEL, mode="nearest"), atol=1e-5)


def test_what_is_measured_is_what_slow_formulas_say():
    random = np.random.default_rng(1)
    colours = random.normal(size=(2, 12, 13)).astype(np.float32)
    found = measured(torch.from_numpy(colours)[None], is_finest=True)[0].numpy()
    assert len(found) == measurements(2, is_finest=True)
    raw, smooth, laplacian, (length, *rest), hues = np.split(found, (2, 4, 6, 11))
    expected = [ndimage.convolve(each, KERNEL, mode="nearest") for each in colours]
    assert np.array_equal(raw, colours)
    assert np.allclose(smooth, expected, atol=1e-5)
    assert np.allclose(hues, expected - np.mean(expected, 0), atol=1e-5)
    slopes = [
        ndimage.correlate1d(expected, [-0.5, 0, 0.5], axis, mode="nearest") for axis in (2, 1)
    ]
    products = np.array([[(a * b).mean(0) for b in slopes] for a in slopes])
    assert np.allclose(length, np.sqrt(products[0, 0] + products[1, 1]), atol=1e-4)
    tensor = [[ndimage.convolve(each, KERNEL, mode="nearest") for each in row] for row in products]
    larger = np.linalg.eigvalsh(np.moveaxis(tensor, (0, 1), (2, 3)))[..., ::-1]
    assert np.allclose(np.moveaxis(rest[:2], 0, -1), np.sqrt(larger.clip(0)), atol=2e-3)
    bend = [ndimage.correlate1d(expected, [1, -2, 1], axis, mode="nearest") for axis in (2, 1)]
    assert np.allclose(laplacian, sum(bend), atol=1e-5)
    mixed = ndimage.correlate1d(slopes[0], [-0.5, 0, 0.5], 1, mode="nearest").mean(0)
    both = [each.mean(0) for each in bend]
    hessian = np.moveaxis([[both[0], mixed], [mixed, both[1]]], (0, 1), (2, 3))
    eigenvalues = np.linalg.eigvalsh(hessian)[..., ::-1]
    assert np.allclose(np.moveaxis(rest[2:], 0, -1), eigenvalues, atol=1e-4)


def test_scores_are_what_each_tree_says_of_each_pixel():
    values, rows = measured_blobs(0)
    trees = grow(values, rows, 2, seed=0)
    head = PixelForest(1, 2, 3).head
    head.plant(trees)
    found = head.scores(torch.from_numpy(values[:, :50])).detach().numpy()
    for pixel, said in enumerate(found):
        total = np.zeros(2)
        for tree in range(TREES):
            leaf = 0
            for depth in range(DECISIONS):
                node = (1 << depth) - 1 + leaf
                value = values[int(trees.split[tree, node]), pixel]
                leaf = 2 * leaf + int(value > float(trees.threshold[tree, node]))
            total += trees.scores[:, tree * LEAVES + leaf].numpy()
        assert np.allclose(said, total / TREES, atol=1e-4)


def test_a_leaf_says_the_share_of_each_class_in_it():
    values = np.array([[0, 0, 0, 1, 1, 1, 1, 1, 1]], np.float32)
    trees = grow(values, np.array([0, 0, 0, 1, 1, 1, 1, 1, 1]), 3, seed=0)
    head = PixelForest(1, 3, 1).head
    head.plant(trees)
    found = head.scores(torch.tensor([[0.0, 1.0]])).softmax(1).detach().numpy()
    seen = np.array([4.5, 0, 0]) + DOUBT / 3
    assert bool(((trees.threshold >= 0) & (trees.threshold < 1)).any(1).all())
    assert np.allclose(found[0], seen / seen.sum(), atol=1e-5)
    assert np.allclose(found[1], seen[[1, 0, 2]] / seen.sum(), atol=1e-5)


def test_pixels_fall_into_the_leaves_of_scikit_learns_trees():
    values, rows = measured_blobs(0)
    unseen, truth = measured_blobs(1)
    learned = np.random.default_rng(0).permutation(len(rows))[:600]
    values, rows = values[:, learned], rows[learned]
    trees = grow(values, rows, 2, seed=0)
    weights = (len(rows) / (2 * np.bincount(rows)))[rows]
    how = {"max_depth": DECISIONS, "bootstrap": True, "random_state": 0}
    forest = ExtraTreesClassifier(TREES, **how)
    forest.fit(values.T, rows, weights)
    theirs = forest.apply(unseen.T)
    ours = leaves(torch.from_numpy(unseen), trees.split, trees.threshold).numpy()
    for tree in range(TREES):
        pairs = np.unique(np.stack((ours[:, tree], theirs[:, tree])), axis=1)
        assert pairs.shape[1] == len(set(pairs[0])) == len(set(pairs[1])) > 1
    head = PixelForest(1, 2, 3).head
    head.plant(trees)
    found = head.scores(torch.from_numpy(unseen)).argmax(1).numpy()
    assert (found == truth).mean() > 0.99


def test_an_earlier_forest_is_read_by_its_first_trees():
    random = torch.Generator().manual_seed(0)
    split = torch.randint(0, 7, (DECISIONS, 2 * TREES), generator=random)
    threshold = torch.randn(DECISIONS, 2 * TREES, generator=random)
    scores = torch.randn(3, 2 * TREES * LEAVES, generator=random)
    values = torch.randn(7, 100, generator=random)
    before = torch.arange(2 * TREES)[:, None].expand(-1, 100)
    for asked, least in zip(split, threshold, strict=True):
        before = 2 * before + (values[asked] > least[:, None])
    old = {"head.split": split, "head.threshold": threshold, "head.weight": scores}
    network = PixelForest(1, 3, 1)
    now = network.as_now({**network.state_dict(), **old})
    network.load_state_dict(now)
    found = network.head.leaves(values)
    assert torch.equal(found, before[:TREES].T.int())
    assert torch.equal(now["head.weight"], scores[:, : TREES * LEAVES])


def test_without_scikit_learn_it_is_refused_before_anything_is_drawn(monkeypatch):
    learner = Learner([1, 2], device="cpu")
    monkeypatch.setattr(forest_growth, "_LIBRARY", "sklearn.missing")
    with pytest.raises(
        NetworkRefused, match=r"\(No module named .*\)\. .*pip install scikit-learn"
    ):
        learner.desk.change_settings(SETTINGS)


@pytest.mark.parametrize("classes", [1, 2, 300])
def test_any_number_of_classes_and_pixels(classes):
    values = np.random.default_rng(0).normal(size=(7, classes)).astype(np.float32)
    trees = grow(values, np.arange(classes), classes, seed=-5)
    assert trees.scores.shape == (classes, TREES * LEAVES)
    assert bool(trees.scores.isfinite().all())
    again = grow(values, np.arange(classes), classes, seed=-5)
    assert torch.equal(trees.split, again.split)
    assert torch.equal(trees.scores, again.scores)


def test_numbers_of_a_file_never_lead_outside():
    network = PixelForest(3, 2, 1).eval()
    network.head.split.fill_(1e9)
    network.head.split[0].fill_(-1e9)
    with torch.inference_mode():
        assert bool(network(torch.rand(1, 3, 5, 5)).isfinite().all())


def test_it_follows_new_strokes_and_new_classes_at_once(blobs):
    learner = Learner([1, 2], device="cpu", settings=SETTINGS)
    learner.set_image("a", np.dstack([blobs.pixels] * 5))
    learner.annotate("a", blobs.strokes)
    assert take_steps(learner, 1)
    assert (learner.predict("a").probabilities.argmax(0) + 1 == blobs.truth).mean() > 0.9
    learner.set_classes([1, 2, 3])
    strokes = blobs.strokes.copy()
    strokes[:40, :40] = np.where(blobs.truth == 2, 3, 1)[:40, :40]
    learner.annotate("a", strokes)
    take_steps(learner, 10)
    probabilities = learner.predict("a").probabilities
    assert probabilities.shape == (3, 160, 160)
    assert np.allclose(probabilities.sum(0), 1, atol=1e-5)
    assert probabilities[2, :40, :40][blobs.truth[:40, :40] == 2].mean() > 0.3


def test_a_prediction_comes_to_rest(blobs):
    learner = Learner([1, 2], device="cpu", settings=SETTINGS)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    take_steps(learner, 13)
    before = learner.predict("a").probabilities
    take_steps(learner, 5)
    assert np.array_equal(learner.predict("a").probabilities, before)
