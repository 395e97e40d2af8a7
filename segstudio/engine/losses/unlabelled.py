"""What unlabelled pixels teach: to agree with a teacher, the average of the network so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.loss import IGNORED, teacher_loss
from segstudio.engine.settings import LearnerSettings

TaughtLoss = Callable[[Tensor, Tensor, Tensor], Tensor]
"""Takes scores and those of the teacher, (n, classes, h, w) before softmax, and targets (n, h, w),
IGNORED where there is no label; returns a scalar. No gradient reaches the teacher."""


def taught_loss(settings: LearnerSettings) -> TaughtLoss | None:
    """Return the weighted sum of what the settings ask for; None where it is nothing."""
    terms: list[tuple[float, TaughtLoss]] = []
    if settings.teacher_weight:
        terms.append((settings.teacher_weight, teacher_loss))
    if settings.pseudo_labels:
        terms.append((1.0, partial(pseudo_label_loss, threshold=settings.pseudo_labels)))
    if settings.mean_teacher:
        terms.append((settings.mean_teacher, consistency_loss))
    if not terms:
        return None

    def weighted_sum(scores: Tensor, taught: Tensor, targets: Tensor) -> Tensor:
        first, *others = (weight * loss(scores, taught, targets) for weight, loss in terms)
        return sum(others, start=first)

    return weighted_sum


def pseudo_label_loss(scores: Tensor, taught: Tensor, targets: Tensor, threshold: float) -> Tensor:
    """Return cross-entropy to what the teacher is sure of, over all unlabelled pixels.

    threshold: confidence (0 … 1) from which the teacher's most likely class counts as a label.
    What it is not sure of costs nothing, but counts: a few sure pixels weigh little.
    Source: Lee 2013 (Pseudo-Label); Sohn et al. 2020 (FixMatch), equation 4.
    """
    confidence, said = taught.softmax(1).max(1)
    is_unlabelled = targets == IGNORED
    entropy = functional.cross_entropy(scores, said, reduction="none")
    sure = is_unlabelled & (confidence >= threshold)
    return torch.where(sure, entropy, 0).sum() / is_unlabelled.sum().clamp(min=1)


def consistency_loss(scores: Tensor, taught: Tensor, targets: Tensor) -> Tensor:
    """Return the mean squared difference of the probabilities, over all pixels, labelled or not.

    The teacher sees the patch as it is and the network sees it re-lit. There is no ramp: the head
    is solved for the labels before the first step, so the teacher is never ignorant.
    Source: Tarvainen and Valpola 2017 (Mean teachers), section 2, with the squared error of
    section 3.4.
    """
    return (scores.softmax(1) - taught.softmax(1)).square().mean()
