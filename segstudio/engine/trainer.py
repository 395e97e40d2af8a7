"""One training step after another: network, optimiser and the average that is shown."""

from __future__ import annotations

import copy
import math

import torch
from torch import Tensor, nn

from segstudio.engine.augmentation import relit
from segstudio.engine.loss import labelled_loss
from segstudio.engine.networks import UNet
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.weight_average import WeightAverage


class Trainer:
    """Owns the network that is being trained; draws no patches and knows no images."""

    def __init__(self, network: UNet, settings: LearnerSettings, seed: int) -> None:
        self.network = network.train()
        self.settings = settings
        self.average = WeightAverage(network, settings.average_steps)
        self.optimizer = _optimizer(network, settings)
        self._random = torch.Generator().manual_seed(seed)
        self._steps_since_restart = 0

    def restart(self) -> None:
        """Go on with a high rate and a quick average: new strokes have come."""
        self._steps_since_restart = 0
        self.average.restart()

    def step(self, pixels: Tensor, targets: Tensor) -> float:
        """Learn from one batch; return its loss. A loss that is not finite changes nothing.

        pixels: (n, channels, h, w) float32. targets: (n, h, w) int64 rows, IGNORED = unlabelled.
        """
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate()
        scores = self.network(relit(pixels, self._random))
        loss = labelled_loss(scores, targets, self.settings.dice_share)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        value = float(loss.detach())
        if not (math.isfinite(value) and math.isfinite(float(norm))):
            return math.nan
        self.optimizer.step()
        self.average.update(self.network)
        self._steps_since_restart += 1
        return value

    def snapshot(self) -> UNet:
        """Return a copy of the averaged network, ready to predict."""
        return copy.deepcopy(self.average.network)

    def _rate(self) -> float:
        steps = self._steps_since_restart
        warm = min(1.0, (steps + 1) / 5)
        return self.settings.learning_rate * warm / (1 + steps / self.settings.rate_halves_steps)


def _optimizer(network: nn.Module, settings: LearnerSettings) -> torch.optim.AdamW:
    return torch.optim.AdamW(
        network.parameters(),
        lr=settings.learning_rate,
        weight_decay=settings.weight_decay,
        betas=(0.9, 0.98),
    )
