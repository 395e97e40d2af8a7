"""Optimisers by name: how a gradient changes the weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import optim

from segstudio.engine.settings import LearnerSettings

Groups = list[dict[str, Any]]

BETAS = (0.9, 0.98)
"""Of Adam: the second is short, as what there is to learn changes with each stroke."""


def new_optimizer(groups: Groups, settings: LearnerSettings) -> optim.Optimizer:
    """Return the optimiser that the settings name. groups: of parameters, as torch knows them."""
    return OPTIMIZERS[settings.optimizer](groups, settings)


def _adamw(parameters: Groups, settings: LearnerSettings) -> optim.Optimizer:
    """Source: Loshchilov and Hutter 2019 (Decoupled weight decay)."""
    rate, decay = settings.learning_rate, settings.weight_decay
    return optim.AdamW(parameters, lr=rate, weight_decay=decay, betas=BETAS, fused=True)


def _adam(parameters: Groups, settings: LearnerSettings) -> optim.Optimizer:
    """Source: Kingma and Ba 2015."""
    rate, decay = settings.learning_rate, settings.weight_decay
    return optim.Adam(parameters, lr=rate, weight_decay=decay, betas=BETAS, fused=True)


def _sgd(parameters: Groups, settings: LearnerSettings, nesterov: bool = False) -> optim.Optimizer:
    return optim.SGD(
        parameters,
        lr=settings.learning_rate,
        momentum=settings.momentum,
        nesterov=nesterov and settings.momentum > 0,
        weight_decay=settings.weight_decay,
        fused=True,
    )


def _nesterov(parameters: Groups, settings: LearnerSettings) -> optim.Optimizer:
    """Source: Sutskever et al. 2013 (On the importance of initialization and momentum)."""
    return _sgd(parameters, settings, nesterov=True)


def _rmsprop(parameters: Groups, settings: LearnerSettings) -> optim.Optimizer:
    """Without momentum, as in the source: Tieleman and Hinton 2012, lecture 6.5."""
    rate, decay = settings.learning_rate, settings.weight_decay
    return optim.RMSprop(parameters, lr=rate, weight_decay=decay)


OPTIMIZERS: Mapping[str, Callable[[Groups, LearnerSettings], optim.Optimizer]] = {
    "adamw": _adamw,
    "adam": _adam,
    "sgd": _sgd,
    "nesterov": _nesterov,
    "rmsprop": _rmsprop,
}
