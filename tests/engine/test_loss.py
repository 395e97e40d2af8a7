"""Only labelled pixels count."""

import pytest
import torch

from segstudio.engine.edge_loss import agreement_loss
from segstudio.engine.loss import IGNORED, labelled_loss


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
