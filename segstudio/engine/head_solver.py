"""The first head, at once: ridge regression on the starter's features at labelled pixels."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.augmentation import relit
from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import UNet
from segstudio.engine.training_set import Batch

MOST_PIXELS = 96
"""Pixels of each class that are taken from each patch."""


@torch.no_grad()
def solve_head(
    network: UNet, batches: Iterable[Batch], ridge: float, scale: float, seed: int
) -> None:
    """Set the head to the solution of a ridge regression on the labels −1 and 1 of each class.

    Classes count alike, however many pixels they have. ridge: the penalty, beside a mean square
    of the error. scale: of the scores, so that their softmax is a fair confidence.
    Source: Bertinetto et al. 2019 (R2D2), with one regression for each class.
    """
    random = torch.Generator().manual_seed(seed)
    found = [_sample(network, batch, random) for batch in batches]
    features = torch.cat([each for each, _ in found])
    rows = torch.cat([each for _, each in found])
    weight, bias = ridge_head(features, rows, network.classes, ridge, scale)
    network.head.weight.copy_(weight)
    network.head.bias.copy_(bias)


def ridge_head(
    features: Tensor, rows: Tensor, classes: int, ridge: float | Tensor, scale: float | Tensor
) -> tuple[Tensor, Tensor]:
    """Return weight (classes, features) and bias (classes,) of the ridge regression.

    features: (pixels, features). rows: (pixels,) int64 classes. The rest as for `solve_head`.
    """
    counts = torch.bincount(rows, minlength=classes)
    weights = (1 / counts.clamp(min=1))[rows] / (counts > 0).sum()
    targets = functional.one_hot(rows, classes).float() * 2 - 1
    middle, target_middle = weights @ features, weights @ targets
    features, targets = features - middle, targets - target_middle
    weighted = weights[:, None] * features
    penalty = ridge * torch.eye(features.shape[1], device=features.device)
    factor = torch.linalg.cholesky(weighted.T @ features + penalty)
    solution = torch.cholesky_solve(weighted.T @ targets, factor).T * scale
    return solution, target_middle * scale - solution @ middle


def _sample(network: UNet, batch: Batch, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return features (pixels, all) and class rows (pixels,) of some labelled pixels."""
    device = network.head.weight.device
    pixels = relit(torch.from_numpy(batch.pixels), random)
    features = network.features(pixels.to(device))
    places, rows = [], []
    for image, targets in enumerate(torch.from_numpy(batch.targets)):
        for row in targets[targets != IGNORED].unique().tolist():
            found = (targets == row).nonzero()
            found = found[torch.randperm(len(found), generator=random)[:MOST_PIXELS]]
            places.append(functional.pad(found, (1, 0), value=image))
            rows.append(torch.full((len(found),), row))
    return network.head.at(features, torch.cat(places).to(device)), torch.cat(rows).to(device)
