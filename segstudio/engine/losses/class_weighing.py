"""Weights of classes in any loss: by how rare they are in a batch, or as a person says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor

from segstudio.document.data_method import class_weights

Weighing = Callable[[Tensor], Tensor]
"""Takes the labelled pixels of each class, (classes,); returns their weights, mean 1 over classes
that are there."""

BETA = 0.9999
"""Of the effective number: classes of far more than 1 / (1 − β) pixels weigh alike."""


def _root(counts: Tensor) -> Tensor:
    return counts.clamp(min=1).rsqrt()


def _inverse(counts: Tensor) -> Tensor:
    return 1 / counts.clamp(min=1)


def _effective(counts: Tensor) -> Tensor:
    """Source: Cui et al. 2019 (Class-balanced loss), equation 5."""
    return (1 - BETA) / (1 - BETA ** counts.clamp(min=1))


RULES: Mapping[str, Weighing] = {"root": _root, "inverse": _inverse, "effective": _effective}


def chosen_weighing(text: str, class_ids: Sequence[int]) -> Weighing | None:
    """Return what a text of the setting means; None where the loss's own weights stay.

    class_ids: of the network's rows. Raises MethodUnknown.
    """
    chosen = class_weights(text)
    if isinstance(chosen, str):
        rule = RULES.get(chosen)
        return None if rule is None else lambda counts: _evened(rule(counts), counts)
    own = torch.tensor([chosen.get(each, 1.0) for each in class_ids])

    def as_said(counts: Tensor) -> Tensor:
        nonlocal own
        own = own.to(counts)
        return _evened(own, counts)

    return as_said


def _evened(weights: Tensor, counts: Tensor) -> Tensor:
    is_there = counts > 0
    weights = torch.where(is_there, weights, 0)
    return weights * (is_there.sum() / weights.sum().clamp(min=1e-12))
