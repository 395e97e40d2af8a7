"""What a step makes smaller: the error on labelled pixels, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

IGNORED = -1
"""Target of an unlabelled pixel."""


def teacher_loss(scores: Tensor, taught: Tensor, targets: Tensor) -> Tensor:
    """Return how far the scores of unlabelled pixels are from what a teacher says, a scalar.

    scores, taught: (n, classes, h, w) before softmax; no gradient reaches the teacher. targets:
    as for `labelled_loss`. The teacher is the average of the network over its last steps, which
    sees the patch as it is, while the network sees it re-lit: so each step holds what the others
    agree on, and a few strokes cannot turn the rest of the image over.
    Source: Tarvainen and Valpola 2017 (Mean teachers), with cross-entropy.
    """
    is_unlabelled = targets == IGNORED
    entropy = functional.cross_entropy(scores, taught.softmax(1), reduction="none")
    return (entropy * is_unlabelled).sum() / is_unlabelled.sum().clamp(min=1)


def labelled_loss(
    scores: Tensor,
    targets: Tensor,
    dice_share: float,
    weighing: Callable[[Tensor], Tensor] | None = None,
) -> Tensor:
    """Return cross-entropy mixed with soft Dice over the labelled pixels, a scalar.

    scores: (n, classes, h, w) before softmax. targets: (n, h, w) int64 rows, or IGNORED.
    dice_share: 0 … 1. Classes are weighted by 1 / √pixels, so that small ones count too.
    weighing: takes the labelled pixels of each class, returns weights to use beside these.
    A GPU computes on all pixels: no shape may depend on the labels where steps are replayed.
    Source of the Dice loss: Milletari et al. 2016 (V-Net), with the squares left out.
    """
    classes = scores.shape[1]
    picked, rows = scores.permute(0, 2, 3, 1).reshape(-1, classes), targets.flatten()
    if scores.device.type == "cpu":
        picked, rows = picked[rows != IGNORED], rows[rows != IGNORED]
    shares = (rows[:, None] == torch.arange(classes, device=rows.device)).float()
    counts = shares.sum(0)
    weights = torch.where(counts > 0, counts.clamp(min=1).rsqrt(), 0)
    if weighing is not None:
        weights = weights * weighing(counts)
    logs = picked.log_softmax(1)
    entropy = -(shares * logs).sum(0) @ weights / (counts @ weights)
    if dice_share == 0:
        return entropy
    probabilities = logs.exp() * shares.sum(1, keepdim=True)
    overlap = (probabilities * shares).sum(0)
    sizes = probabilities.sum(0) + counts
    is_there = counts > 0
    dices = is_there * (2 * overlap + 1) / (sizes + 1)
    if weighing is not None:
        dices = dices * weighing(counts)
    dice = dices.sum() / is_there.sum()
    return (1 - dice_share) * entropy + dice_share * (1 - dice)
