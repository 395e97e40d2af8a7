"""Weights of classes: rules, a person's own, in every loss, and refused in a sentence."""

import pytest
import torch

from segstudio.document.data_method import CLASS_WEIGHTS
from segstudio.document.training_method import LOSSES
from segstudio.engine import LearnerSettings
from segstudio.engine.losses import chosen_loss, chosen_weighing
from segstudio.engine.losses.class_weighing import RULES
from segstudio.engine.settings import SettingsRefused


def test_names_are_those_that_can_be_chosen():
    assert ["loss", *RULES] == list(CLASS_WEIGHTS)
    assert LearnerSettings().class_weights == "loss"
    assert chosen_weighing("loss", (1, 2)) is None


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("root", 10), ("inverse", 100), ("effective", 95.7), ("7=30,3=2", 15)],
)
def test_a_rare_class_weighs_more_and_one_that_is_absent_nothing(text, ratio):
    """effective: (1 − β^10000) / (1 − β^100), of Cui et al. 2019, here with 3 digits."""
    weights = chosen_weighing(text, (3, 7, 9))(torch.tensor([10_000.0, 100.0, 0.0]))
    if text == "effective":
        ratio = (1 - 0.9999**10_000) / (1 - 0.9999**100)
    assert float(weights[1] / weights[0]) == pytest.approx(ratio, rel=1e-2)
    assert float(weights[2]) == 0
    assert float(weights.sum()) == pytest.approx(2)


def test_a_weighted_mean_is_that_of_a_slow_loop():
    torch.manual_seed(0)
    scores, targets = torch.randn(1, 2, 4, 4), (torch.rand(1, 4, 4) < 0.2).long()
    found = chosen_loss("ce", 0.2, chosen_weighing("2=5", (1, 2)))(scores, targets)
    logs, weights = scores.log_softmax(1)[0], (1.0, 5.0)
    total = whole = 0.0
    for row in range(4):
        for column in range(4):
            label = int(targets[0, row, column])
            total -= weights[label] * float(logs[label, row, column])
            whole += weights[label]
    assert float(found) == pytest.approx(total / whole, rel=1e-5)


@pytest.mark.parametrize("name", LOSSES)
def test_every_loss_pulls_harder_to_the_class_that_weighs_more(name):
    targets = torch.tensor([[[0, 0, 0, 1]]])

    def pull(text):
        scores = torch.zeros(1, 2, 1, 4, requires_grad=True)
        chosen_loss(name, 0.2, chosen_weighing(text, (1, 2)))(scores, targets).backward()
        return -float(scores.grad[0, 1, 0, 3]) / float(scores.grad[0, 1, 0, 0])

    assert pull("2=20") > 1.2 * pull("loss")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"class_weights": "rare"}, "There is no rule for class weights “rare”; there are loss,"),
        ({"class_weights": "2=0"}, "“2=0” is no weight of a class"),
        ({"class_weights": "vessel=2"}, "it must be the class's number"),
        ({"sampling": "x"}, "no sampling “x”; there are balanced, root, pixels"),
    ],
)
def test_what_cannot_be_is_refused(field, words):
    with pytest.raises(SettingsRefused, match=words):
        LearnerSettings().changed(field)
