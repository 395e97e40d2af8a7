"""Pre-training: features for which a head solved from a few strokes is right everywhere else.

Each step draws tasks; their heads are solved in closed form on the features at the strokes, and
the error all over the patches, most of it on images without strokes, improves the features.
Source: Bertinetto et al. 2019 (Meta-learning with differentiable closed-form solvers).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_eval

from segstudio.engine.head_solver import ridge_head
from segstudio.engine.networks import Starter, UNet
from segstudio.engine.networks.unet import Convolution
from segstudio.engine.starter.task import STROKED, Task

TASKS = 2
"""Tasks in a step."""
RATE = 2e-3
WARM_STEPS = 100
LEAST_RATE = 0.02
"""Share of RATE at the end of the cosine."""
FROZEN_FROM = 0.85
"""From this share of the time on the norms go by their running statistics, as folded ones do."""
NORM_MOMENTUM = 0.02
DICE_SHARE = 0.5
FIRST_RIDGE, FIRST_SCALE = 0.05, 2.7


class Pretraining:
    """A network with BatchNorm in the making. Use: `step` again and again, then `starter`."""

    def __init__(self, seed: int, begin_from: Starter | None = None) -> None:
        """begin_from: go on from what was trained before."""
        torch.manual_seed(seed)
        self._network = UNet(3, 2) if begin_from is None else begin_from.network(3, 2)
        first = (FIRST_RIDGE, FIRST_SCALE)
        ridge_and_scale = (begin_from.ridge, begin_from.scale) if begin_from else first
        self._logs = nn.Parameter(torch.tensor(ridge_and_scale).log())
        for module in _convolutions(self._network):
            width = len(module[0].weight)  # type: ignore[arg-type]
            module.insert(1, nn.BatchNorm2d(width, momentum=NORM_MOMENTUM))
        self._network.head.requires_grad_(False)
        weights = [each for each in self._network.parameters() if each.requires_grad]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": weights, "weight_decay": 1e-2},
                {"params": [self._logs], "weight_decay": 0},
            ],
            lr=RATE,
            betas=(0.9, 0.98),
        )
        self._weights = [*weights, self._logs]
        self.steps = 0

    def step(self, tasks: list[Task], progress: float) -> tuple[float, float]:
        """Learn from tasks; return the loss and the mean Dice on patches without strokes.

        progress: 0 … 1, how much of the training is over.
        """
        self._prepare(progress)
        pixels = torch.from_numpy(np.concatenate([task.pixels for task in tasks]))
        features = self._network.features(pixels)
        losses, dices = [], []
        for number, task in enumerate(tasks):
            count = len(task.pixels)
            own = [each[number * count : (number + 1) * count] for each in features]
            loss, dice = self._judge(own, task)
            losses.append(loss)
            dices.append(dice)
        loss = torch.stack(losses).mean()
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(self._weights, 1.0)
        if math.isfinite(float(norm)):
            self._optimizer.step()
        self.steps += 1
        return float(loss.detach()), float(np.mean(dices))

    def starter(self) -> Starter:
        """Return what was learned so far, with the norms folded into the convolutions."""
        folded = UNet(3, 2)
        source = dict(self._network.eval().named_modules())
        for name, module in folded.named_modules():
            if isinstance(module, Convolution):
                convolution, norm = source[name][0], source[name][1]
                module[0].load_state_dict(fuse_conv_bn_eval(convolution, norm).state_dict())
        folded.reducers.load_state_dict(self._network.reducers.state_dict())
        weights = {
            name: each.detach().clone()
            for name, each in folded.state_dict().items()
            if not name.startswith("head.")
        }
        ridge, scale = self._logs.detach().exp().tolist()
        return Starter(weights, ridge, scale)

    def _prepare(self, progress: float) -> None:
        cosine = 0.5 * (1 + math.cos(math.pi * progress))
        warm = min(1.0, (self.steps + 1) / WARM_STEPS)
        for group in self._optimizer.param_groups:
            group["lr"] = RATE * warm * (LEAST_RATE + (1 - LEAST_RATE) * cosine)
        self._network.train()
        if progress > FROZEN_FROM:
            for module in _convolutions(self._network):
                module[1].eval()

    def _judge(self, features: list[Tensor], task: Task) -> tuple[Tensor, float]:
        network, truth = self._network, torch.from_numpy(task.truth)
        drawn = network.head.at(features, torch.from_numpy(task.places))
        ridge, scale = self._logs.exp()
        weight, bias = ridge_head(drawn, torch.from_numpy(task.rows), task.classes, ridge, scale)
        solved = {"weight": weight, "bias": bias}
        scores = torch.func.functional_call(network.head, solved, (features,))
        loss = _loss(scores, truth, task.classes)
        return loss, _dice(scores[STROKED:].argmax(1), truth[STROKED:], task.classes)


def pretrain(
    training: Pretraining, tasks: Iterator[Task], minutes: float, report: Callable[[str], None]
) -> None:
    """Train for a time, telling how it goes every hundred steps."""
    began, recent = time.monotonic(), []
    while (progress := (time.monotonic() - began) / 60 / minutes) < 1:
        recent.append(training.step([next(tasks) for _ in range(TASKS)], progress))
        if len(recent) == 100:
            loss, dice = np.mean(recent, 0)
            report(f"{training.steps} steps, {progress:.0%}: loss {loss:.3f}, Dice {dice:.3f}")
            recent.clear()


def _convolutions(network: UNet) -> list[Convolution]:
    return [each for each in network.modules() if isinstance(each, Convolution)]


def _loss(scores: Tensor, truth: Tensor, classes: int) -> Tensor:
    counts = torch.bincount(truth.flatten(), minlength=classes).float().clamp(min=1)
    weights = counts.rsqrt()
    entropy = functional.cross_entropy(scores, truth, weight=weights / weights.mean())
    probabilities = scores.softmax(1)
    shares = functional.one_hot(truth, classes).movedim(3, 1).float()
    overlap = 2 * (probabilities * shares).sum((0, 2, 3)) + 1
    sizes = (probabilities + shares).sum((0, 2, 3)) + 1
    return entropy + DICE_SHARE * (1 - (overlap / sizes).mean())


def _dice(said: Tensor, truth: Tensor, classes: int) -> float:
    found = []
    for row in range(classes):
        one, other = said == row, truth == row
        if other.any():
            found.append(2 * float((one & other).sum()) / float(one.sum() + other.sum()))
    return float(np.mean(found)) if found else math.nan
