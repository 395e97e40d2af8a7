"""Each loss under its name, and any weighted sum of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from torch import Tensor

from segstudio.document.training_method import DEFAULT_LOSS, loss_terms
from segstudio.engine.loss import labelled_loss
from segstudio.engine.losses.binary import binary_cross_entropy
from segstudio.engine.losses.border import border_cross_entropy
from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.cross_entropy import cross_entropy, weighted_cross_entropy
from segstudio.engine.losses.dice import dice
from segstudio.engine.losses.focal import focal
from segstudio.engine.losses.lovasz import lovasz
from segstudio.engine.losses.probability_error import mean_absolute_error, mean_squared_error
from segstudio.engine.losses.tversky import tversky

LabelledLoss = Callable[[Tensor, Tensor], Tensor]
"""Takes scores (n, classes, h, w) before softmax and targets (n, h, w) int64 rows, IGNORED where
there is no label; returns a scalar, NaN where nothing is labelled."""


class WeighedLoss(Protocol):
    """A `LabelledLoss` of a name."""

    def __call__(self, scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
        """weighing: of the classes, beside the loss's own; None: all alike."""


CATALOGUE: Mapping[str, WeighedLoss] = {
    "ce": cross_entropy,
    "weighted-ce": weighted_cross_entropy,
    "focal": focal,
    "bce": binary_cross_entropy,
    "dice": dice,
    "tversky": tversky,
    "lovasz": lovasz,
    "border-ce": border_cross_entropy,
    "mse": mean_squared_error,
    "mae": mean_absolute_error,
}
"""All of `training_method.LOSSES` but the default, which has a setting of its own."""


def chosen_loss(text: str, dice_share: float, weighing: Weighing | None = None) -> LabelledLoss:
    """Return the loss that a text such as “0.8*focal+0.2*dice” names. Raises MethodUnknown.

    dice_share: of the loss “balanced”, 0 … 1. weighing: of classes, beside the loss's own.
    """
    default: LabelledLoss = partial(labelled_loss, dice_share=dice_share, weighing=weighing)
    if text == DEFAULT_LOSS:
        return default
    known: dict[str, LabelledLoss] = {DEFAULT_LOSS: default}
    for name, loss in CATALOGUE.items():
        known[name] = partial(loss, weighing=weighing)
    terms = [(weight, known[name]) for weight, name in loss_terms(text)]

    def weighted_sum(scores: Tensor, targets: Tensor) -> Tensor:
        total = scores.new_zeros(())
        for weight, loss in terms:
            total = total + weight * loss(scores, targets)
        return total

    return weighted_sum
