"""Each loss against a slow one in NumPy, its gradient, and what it must not see."""

import math

import cv2
import numpy as np
import pytest
import torch
from torch.autograd import gradcheck

from segstudio.document.training_method import LOSSES, MethodUnknown, loss_terms
from segstudio.engine.loss import IGNORED, labelled_loss
from segstudio.engine.losses import chosen_loss, labelled_pixels
from segstudio.engine.losses.border import gap_weights
from segstudio.engine.losses.cross_entropy import cross_entropy
from segstudio.engine.losses.focal import focal

CLASSES = 3
REFERENCES = {}


def reference(name):
    """Register a slow loss: takes scores (pixels, classes) and rows (pixels,), all labelled."""

    def note(function):
        REFERENCES[name] = function
        return function

    return note


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def entropies(scores, rows):
    return np.array([-np.log(p[row]) for p, row in zip(softmax(scores), rows, strict=True)])


def there(rows):
    return [k for k in range(CLASSES) if (rows == k).any()]


def dice_of(p, rows, k):
    return (2 * p[rows == k, k].sum() + 1) / (p[:, k].sum() + (rows == k).sum() + 1)


@reference("ce")
def _(scores, rows):
    return entropies(scores, rows).mean()


@reference("weighted-ce")
def weighted(scores, rows):
    return np.mean([entropies(scores, rows)[rows == k].mean() for k in there(rows)])


@reference("focal")
def _(scores, rows):
    entropy = entropies(scores, rows)
    return ((1 - np.exp(-entropy)) ** 2 * entropy).mean()


@reference("bce")
def _(scores, rows):
    chance = 1 / (1 + np.exp(-scores))
    truth = np.eye(CLASSES)[rows]
    return -(truth * np.log(chance) + (1 - truth) * np.log(1 - chance)).mean()


@reference("dice")
def _(scores, rows):
    return 1 - np.mean([dice_of(softmax(scores), rows, k) for k in there(rows)])


@reference("tversky")
def _(scores, rows):
    p, found = softmax(scores), []
    for k in there(rows):
        right = p[rows == k, k].sum()
        wrong, missed = p[rows != k, k].sum(), (1 - p[rows == k, k]).sum()
        found.append((right + 0.5) / (right + 0.3 * wrong + 0.7 * missed + 0.5))
    return 1 - np.mean(found)


@reference("lovasz")
def _(scores, rows):
    """The Lovász extension by its definition: gains of a growing set of mistaken pixels."""
    p, found = softmax(scores), []
    for k in there(rows):
        truth = set(np.flatnonzero(rows == k))
        errors = np.abs((rows == k) - p[:, k])
        mistaken, before, total = set(), 0.0, 0.0
        for pixel in np.argsort(-errors):
            mistaken.add(pixel)
            jaccard = len(mistaken & truth | mistaken) / len(truth | mistaken)
            total += errors[pixel] * (jaccard - before)
            before = jaccard
        found.append(total)
    return np.mean(found)


@reference("mse")
def _(scores, rows):
    return ((softmax(scores) - np.eye(CLASSES)[rows]) ** 2).mean()


@reference("mae")
def _(scores, rows):
    return np.abs(softmax(scores) - np.eye(CLASSES)[rows]).mean()


@reference("balanced")
def _(scores, rows):
    entropy, p = entropies(scores, rows), softmax(scores)
    weights = np.array([1 / np.sqrt((rows == row).sum()) for row in rows])
    dice = np.mean([dice_of(p, rows, k) for k in there(rows)])
    return 0.8 * (entropy * weights).sum() / weights.sum() + 0.2 * (1 - dice)


def drawn(seed=0, side=6, dtype=torch.float32):
    """Return scores (2, classes, side, side) and targets, a third of them ignored."""
    rng = np.random.default_rng(seed)
    scores = torch.from_numpy(rng.normal(0, 2, (2, CLASSES, side, side)))
    return scores.to(dtype), torch.from_numpy(
        rng.choice([0, 1, IGNORED], (2, side, side), p=[0.5, 0.2, 0.3])
    )


def labelled(scores, targets):
    is_labelled = (targets != IGNORED).numpy()
    return scores.permute(0, 2, 3, 1).numpy()[is_labelled], targets.numpy()[is_labelled]


@pytest.fixture(params=[True, False], ids=["picked", "all pixels, as on a GPU"])
def way(request, monkeypatch):
    monkeypatch.setattr(labelled_pixels, "picks_labelled", lambda device: request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", REFERENCES)
def test_a_loss_is_what_a_slow_one_says(name):
    for seed in range(3):
        scores, targets = drawn(seed)
        expected = REFERENCES[name](*labelled(scores, targets))
        assert float(chosen_loss(name, 0.2)(scores, targets)) == pytest.approx(expected, rel=1e-4)


def test_each_has_a_reference_or_a_test_of_its_own():
    assert set(LOSSES) == {*REFERENCES, "border-ce"}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", LOSSES)
def test_gradients_are_right_and_ignored_pixels_have_none(name):
    loss = chosen_loss(name, 0.2)
    if name != "balanced":  # computes in single precision inside
        precise, targets = drawn(4, side=4, dtype=torch.float64)
        assert gradcheck(lambda each: loss(each, targets), precise.requires_grad_())
    scores, targets = drawn(4, side=4)
    scores.requires_grad_()
    loss(scores, targets).backward()
    assert (scores.grad.abs().sum(1)[targets == IGNORED] == 0).all()
    assert (scores.grad.abs().sum(1)[targets != IGNORED] > 0).any()


@pytest.mark.parametrize("name", LOSSES)
def test_no_shape_depends_on_values(name):
    """A tensor on “meta” has no values: what asks for one, or picks by one, fails there."""
    scores = torch.empty(2, CLASSES, 8, 8, device="meta", requires_grad=True)
    loss = chosen_loss(name, 0.2)(scores, torch.empty(2, 8, 8, device="meta", dtype=torch.int64))
    loss.backward()
    assert loss.shape == ()
    assert scores.grad.shape == scores.shape


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", LOSSES)
def test_without_labels_there_is_no_finite_loss(name):
    scores, targets = drawn()
    assert not torch.isfinite(chosen_loss(name, 0.2)(scores, torch.full_like(targets, IGNORED)))


@pytest.mark.parametrize("name", LOSSES)
def test_right_scores_cost_less_than_wrong_ones(name):
    targets = torch.tensor([[[0, 1, IGNORED]]])
    right = torch.tensor([[[[9.0, -9, 0]], [[-9, 9, 0]]]])
    loss = chosen_loss(name, 0.2)
    assert loss(right, targets) < 0.01 < 0.5 < loss(-right, targets)


def test_focal_is_a_hundredth_of_cross_entropy_where_p_is_point_nine():
    """The figure of the paper, section 3.2."""
    scores = torch.tensor([[[[0.9]], [[0.1]]]], dtype=torch.float64).log()
    targets = torch.zeros(1, 1, 1, dtype=torch.int64)
    share = focal(scores, targets) / cross_entropy(scores, targets)
    assert float(share) == pytest.approx(0.01)


def test_dice_is_the_one_of_the_default():
    scores, targets = drawn()
    one, other = chosen_loss("dice", 0.2)(scores, targets), labelled_loss(scores, targets, 1.0)
    assert float(one) == pytest.approx(float(other), rel=1e-4)


def slow_weights(targets):
    """Return 10 · exp(−(d₁ + d₂)² / 50) by the distances to each cell on its own."""
    distances = []
    for row in range(1, CLASSES):
        count, numbers = cv2.connectedComponents((targets == row).astype(np.uint8), connectivity=4)
        for number in range(1, count):
            ys, xs = np.nonzero(numbers == number)
            grid = np.indices(targets.shape)
            squared = (grid[0][..., None] - ys) ** 2 + (grid[1][..., None] - xs) ** 2
            distances.append(np.sqrt(squared.min(-1)))
    if len(distances) < 2:
        return np.zeros(targets.shape)
    sums = np.sort(distances, axis=0)[:2].sum(0)
    return np.where(sums <= 15, 10 * np.exp(-(sums**2) / 50), 0)


def test_weights_between_two_cells_are_those_of_the_paper():
    targets = torch.zeros(1, 20, 30, dtype=torch.int64)
    targets[0, 5:15, 4:12] = 1
    assert (gap_weights(targets) == 0).all()  # one cell alone has no gap
    targets[0, 5:15, 15:23] = 1
    found = gap_weights(targets)[0, 10]
    assert found[[12, 13, 14]].tolist() == pytest.approx([10 * math.exp(-16 / 50)] * 3)
    assert found[8] == pytest.approx(10 * math.exp(-49 / 50))


@pytest.mark.parametrize("seed", range(5))
def test_weights_of_many_cells_are_those_of_each_measured_alone(seed):
    random = np.random.default_rng(seed)
    noise = cv2.GaussianBlur(random.normal(size=(3, 60, 50)).transpose(1, 2, 0), None, 2.5)
    targets = noise.argmax(2).astype(np.int64)
    targets[random.random((60, 50)) < 0.05] = IGNORED
    both = torch.from_numpy(np.stack([targets, np.roll(targets, 9, 1)]))
    expected = [slow_weights(each) for each in both.numpy()]
    assert np.allclose(gap_weights(both), expected, atol=1e-4)
    assert np.count_nonzero(expected) > 500


@pytest.mark.usefixtures("way")
def test_cross_entropy_near_borders():
    scores, targets = drawn(side=8)
    is_labelled = (targets != IGNORED).numpy()
    picked, rows = labelled(scores, targets)
    near = np.stack([slow_weights(each) for each in targets.numpy()])[is_labelled]
    of_class = np.array([len(rows) / len(there(rows)) / (rows == row).sum() for row in rows])
    weights = near + of_class
    expected = (weights * entropies(picked, rows)).sum() / weights.sum()
    found = chosen_loss("border-ce", 0.2)(scores, targets)
    assert float(found) == pytest.approx(expected, rel=1e-5)


def test_a_sum_is_weighted():
    scores, targets = drawn()
    found = chosen_loss("0.8*focal + 2*dice+balanced", 0.2)(scores, targets)
    parts = [float(chosen_loss(n, 0.2)(scores, targets)) for n in ("focal", "dice", "balanced")]
    assert float(found) == pytest.approx(0.8 * parts[0] + 2 * parts[1] + parts[2])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("focla", "There is no loss “focla”; there are balanced, ce, weighted-ce, focal"),
        ("", "There is no loss “”"),
        ("focal+", "There is no loss “”"),
        ("0*focal", "above 0"),
        ("-1*focal", "above 0"),
        ("nan*focal", "above 0"),
        ("x*dice", "“x” is no weight"),
        ("1e999*dice", "at most 100"),
        ("+".join(["dice"] * 9), "9 losses is too long"),
    ],
)
def test_what_is_no_loss_is_refused_in_a_sentence(text, words):
    with pytest.raises(MethodUnknown, match=words.replace("*", r"\*")):
        loss_terms(text)
