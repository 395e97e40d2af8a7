"""Distillation: a small network learns what a large one says of every pixel."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.networks import Network
from segstudio.engine.precision import working_precision
from segstudio.engine.trainer import Trainer

TEMPERATURE = 2.0
"""What scores are divided by, so that the classes which were nearly chosen say something, too."""
TAUGHT_SHARE = 0.7
"""Of the loss is what the teacher says; the rest is the labels'."""
UNLABELLED_SHARE = 1.0
"""Patches of images without labels for each around a label."""


def distillation_loss(scores: Tensor, taught: Tensor) -> Tensor:
    """Return the mean over pixels of T² · KL(teacher ‖ student), both softened by TEMPERATURE.

    scores, taught: (n, classes, h, w). T² keeps its gradient as strong as that of the labels.
    Source: Hinton et al. 2015 (Distilling the knowledge in a neural network), section 2.
    """
    student = functional.log_softmax(scores / TEMPERATURE, 1)
    teacher = functional.log_softmax(taught / TEMPERATURE, 1)
    surprise = (teacher.exp() * (teacher - student)).sum(1)
    return TEMPERATURE**2 * surprise.mean()


class DistillingTrainer(Trainer):
    """Trains on labels where there are some, and on what the teacher says everywhere."""

    def __init__(self, teacher: Network, network: Network, *how: Any) -> None:
        """teacher: with the same classes. how: as for `Trainer` after its networks."""
        super().__init__(network, network, *how)
        self._teacher = teacher.eval()

    def _loss(self, seen: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        settings = self._settings
        with working_precision(self.device, bool(settings.mixed_precision)):
            scores = self.network(seen).float()
            with torch.no_grad():
                taught = self._teacher(pixels).float()
        labelled = self._labelled_loss(scores, targets)
        told = distillation_loss(scores, taught)
        return TAUGHT_SHARE * told + (1 - TAUGHT_SHARE) * labelled
