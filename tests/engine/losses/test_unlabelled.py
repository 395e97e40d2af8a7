"""What unlabelled pixels teach, against loops over pixels."""

import math

import pytest
import torch

from segstudio.engine.loss import IGNORED, teacher_loss
from segstudio.engine.losses.unlabelled import consistency_loss, pseudo_label_loss, taught_loss
from segstudio.engine.settings import LearnerSettings


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(0)
    scores = torch.randn(2, 3, 5, 4, generator=random, requires_grad=True)
    taught = 3 * torch.randn(2, 3, 5, 4, generator=random)
    targets = torch.full((2, 5, 4), IGNORED)
    targets[0, :2] = 1
    return scores, taught, targets


def test_sure_predictions_are_labels_where_nothing_is_drawn() -> None:
    scores, taught, targets = batch()
    total, unlabelled, sure = 0.0, 0, 0
    for n in range(2):
        for row in range(5):
            for column in range(4):
                if targets[n, row, column] != IGNORED:
                    continue
                unlabelled += 1
                told = [math.exp(each) for each in taught[n, :, row, column].tolist()]
                said = max(range(3), key=told.__getitem__)
                if told[said] / sum(told) >= 0.9:
                    sure += 1
                    own = [math.exp(each) for each in scores[n, :, row, column].tolist()]
                    total -= math.log(own[said] / sum(own))
    assert 3 < sure < unlabelled
    loss = pseudo_label_loss(scores, taught, targets, 0.9)
    assert loss.item() == pytest.approx(total / unlabelled, rel=1e-5)
    loss.backward()
    assert scores.grad is not None
    assert int((scores.grad.abs().sum(1) > 0).sum()) == sure


def test_nothing_sure_costs_nothing() -> None:
    scores, taught, targets = batch()
    loss = pseudo_label_loss(scores, 0 * taught, targets, 0.9)
    loss.backward()
    assert loss == 0
    assert scores.grad is not None and not scores.grad.any()


def test_a_mean_teacher_is_agreed_with_on_all_pixels() -> None:
    scores, taught, targets = batch()
    own, told = scores.detach().softmax(1).flatten(), taught.softmax(1).flatten()
    wanted = sum((a - b) ** 2 for a, b in zip(own.tolist(), told.tolist(), strict=True)) / 120
    assert consistency_loss(scores, taught, targets).item() == pytest.approx(wanted, rel=1e-5)
    assert consistency_loss(taught, taught, targets) == 0


def test_the_settings_choose_and_weigh() -> None:
    of = batch()
    assert taught_loss(LearnerSettings(teacher_weight=0.0)) is None
    default = taught_loss(LearnerSettings())
    assert default is not None and torch.equal(default(*of), teacher_loss(*of))
    settings = LearnerSettings(teacher_weight=0.0, pseudo_labels=0.8, mean_teacher=0.5)
    both = taught_loss(settings)
    assert both is not None
    wanted = pseudo_label_loss(*of, 0.8) + 0.5 * consistency_loss(*of)
    assert both(*of).item() == pytest.approx(wanted.item())
