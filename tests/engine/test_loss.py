"""Only labelled pixels count."""

import pytest
import torch

from segstudio.engine.edge_loss import agreement_loss
from segstudio.engine.loss import IGNORED, labelled_loss, teacher_loss


@pytest.mark.parametrize("dice_share", [0.0, 0.5, 1.0])
def test_unlabelled_pixels_change_nothing(dice_share) -> None:
    scores = torch.rand(1, 2, 8, 8, requires_grad=True)
    targets = torch.full((1, 8, 8), IGNORED)
    targets[0, :2, :4], targets[0, 2, :3] = 0, 1
    labelled_loss(scores, targets, dice_share).backward()
    assert scores.grad is not None
    touched = scores.grad.abs().sum(1) > 0
    assert torch.equal(touched, targets != IGNORED)


def test_right_scores_cost_little_and_wrong_ones_much() -> None:
    targets = torch.tensor([[[0, 1, IGNORED]]])
    right = torch.tensor([[[[9.0, -9, 0]], [[-9, 9, 0]]]])
    assert labelled_loss(right, targets, 0.5) < 0.01
    assert labelled_loss(-right, targets, 0.5) > 1


def test_a_batch_without_labels_has_no_finite_loss() -> None:
    loss = labelled_loss(torch.rand(1, 2, 4, 4), torch.full((1, 4, 4), IGNORED), 0.5)
    assert not torch.isfinite(loss)


def test_borders_on_edges_cost_less_than_elsewhere() -> None:
    pixels = torch.full((1, 1, 16, 16), -1.0)
    pixels[..., 8:] = 1
    on_edge = torch.zeros(1, 2, 16, 16)
    on_edge[:, 0, :, 8:], on_edge[:, 1, :, :8] = 9, 9
    beside = on_edge.roll(-4, 3)
    assert agreement_loss(on_edge, pixels) < 0.5 * agreement_loss(beside, pixels)
    assert 0 <= agreement_loss(on_edge, pixels) <= 1


def test_one_pixel_has_no_neighbours() -> None:
    assert torch.isfinite(agreement_loss(torch.rand(1, 2, 1, 1), torch.rand(1, 1, 1, 1)))


def test_a_teacher_says_nothing_of_labelled_pixels():
    scores = torch.randn(1, 2, 3, 3, requires_grad=True)
    targets = torch.full((1, 3, 3), IGNORED)
    targets[0, 0] = 1
    teacher_loss(scores, torch.randn(1, 2, 3, 3), targets).backward()
    assert (scores.grad[0, :, 0] == 0).all()
    assert (scores.grad[0, :, 1:] != 0).all()


def test_who_says_what_the_teacher_says_has_nothing_to_learn():
    taught = torch.randn(2, 3, 4, 4)
    scores = taught.clone().requires_grad_()
    teacher_loss(scores, taught, torch.full((2, 4, 4), IGNORED)).backward()
    assert torch.allclose(scores.grad, torch.zeros_like(scores), atol=1e-7)


def test_a_patch_that_is_labelled_all_over_needs_no_teacher():
    scores = torch.randn(1, 2, 3, 3)
    assert float(teacher_loss(scores, scores, torch.zeros(1, 3, 3, dtype=torch.int64))) == 0
