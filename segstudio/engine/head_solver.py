"""The head solved on features at labelled pixels: at the start, and straight after each stroke."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.augment import Lit, relit
from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import Network
from segstudio.engine.precision import working_precision
from segstudio.engine.training_set import Batch

Sample = tuple[Tensor, Tensor]
"""Features (pixels, all) and class rows (pixels,) of labelled pixels."""

MOST_PIXELS = 96
"""Pixels of each class that are taken from each patch."""
ITERATIONS = 8
RIDGE_SHARE = 0.03
LEAST_RIDGE = 1e-4
"""A network may see nothing at all at first, and that must be solved, too."""


@torch.no_grad()
def solve_head(
    network: Network,
    batches: Iterable[Batch],
    ridge: float | None,
    scale: float,
    seed: int,
    lit: Lit = relit,
) -> float:
    """Set the head to the solution of a ridge regression on the labels −1 and 1 of each class.

    Return its cross-entropy; NaN, and nothing done, where no feature is finite.
    Classes count alike, however many pixels they have. ridge: the penalty, beside a mean square
    of the error; None: RIDGE_SHARE of the features' mean variance. scale: of the
    scores, so that their softmax is a fair confidence. lit: changes the values of patches first.
    Source: Bertinetto et al. 2019 (R2D2), with one regression for each class.
    """
    random = torch.Generator().manual_seed(seed)
    return head_on(network, [sampled(network, each, random, lit) for each in batches], ridge, scale)


@torch.no_grad()
def head_on(
    network: Network, samples: Sequence[Sample], ridge: float | None, scale: float
) -> float:
    """Do what `solve_head` does, for what `sampled` found with the same network."""
    features, rows = _finite(samples)
    if not len(rows):
        return math.nan
    if ridge is None:
        ridge = max(LEAST_RIDGE, RIDGE_SHARE * float(features.var(0, unbiased=False).mean()))
    weight, bias = ridge_head(features, rows, network.classes, ridge, scale)
    network.head.weight.copy_(weight)
    network.head.bias.copy_(bias)
    return float(functional.cross_entropy(features @ weight.T + bias, rows))


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


def corrected_head(
    network: Network, batches: Iterable[Batch], seed: int, lit: Lit = relit
) -> tuple[Tensor, Tensor, float]:
    """Return weight and bias of a head that follows newest strokes, else near to what it was.

    The third is its cross-entropy; NaN, and the head as it was, where no feature is finite.

    It minimises the cross-entropy at labelled pixels, classes alike, plus `Network.nearness`
    times the squared change of the weights. A few milliseconds do for the stroke what ten steps
    of training would (.github/decisions/0006).
    """
    random = torch.Generator().manual_seed(seed)
    features, rows = _finite([sampled(network, each, random, lit) for each in batches])
    head = network.head
    if not len(rows):
        return head.weight, head.bias, math.nan
    features, rows = functional.pad(features, (0, 1), value=1.0).cpu(), rows.cpu()
    before = torch.cat((head.weight, head.bias[:, None]), 1).detach().cpu()
    counts = torch.bincount(rows, minlength=network.classes)
    weights = (1 / counts.clamp(min=1))[rows] / (counts > 0).sum()
    change = torch.zeros_like(before, requires_grad=True)
    optimizer = torch.optim.LBFGS([change], max_iter=ITERATIONS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = features @ (before + change).T
        surprise = functional.cross_entropy(scores, rows, reduction="none")
        total: Tensor = (weights * surprise).sum() + network.nearness * change.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    after = before + change.detach()
    surprise = functional.cross_entropy(features @ after.T, rows, reduction="none")
    after = after.to(head.weight.device)
    return after[:, :-1], after[:, -1], float((weights * surprise).sum())


def _finite(samples: Sequence[Sample]) -> Sample:
    features, rows = (torch.cat(each) for each in zip(*samples, strict=True))
    is_finite = features.isfinite().all(1)  # a damaged image must not spoil the others
    return features[is_finite], rows[is_finite]


@torch.no_grad()
def sampled(network: Network, batch: Batch, random: torch.Generator, lit: Lit) -> Sample:
    """Return features (pixels, all) and class rows (pixels,) of some labelled pixels."""
    device = network.head.weight.device
    pixels = lit(torch.from_numpy(batch.pixels), random)
    with working_precision(device):
        features = [each.float() for each in network.features(network.padded(pixels.to(device)))]
    places, rows = drawn_places(batch, random)
    return network.head.at(features, places.to(device)), rows.to(device)


def drawn_places(batch: Batch, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return places (pixels, 3), as for `Head.at`, and class rows (pixels,) of labelled pixels.

    Each class has MOST_PIXELS of each patch, or fewer.
    """
    places, rows = [], []
    for image, targets in enumerate(torch.from_numpy(batch.targets)):
        for row in targets[targets != IGNORED].unique().tolist():
            found = (targets == row).nonzero()
            found = found[torch.randperm(len(found), generator=random)[:MOST_PIXELS]]
            places.append(functional.pad(found, (1, 0), value=image))
            rows.append(torch.full((len(found),), row))
    return torch.cat(places), torch.cat(rows)
