"""Cross-entropy that weighs the narrow gaps between cells more, as the U-Net paper does."""

from __future__ import annotations

from functools import reduce

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.losses.cells import NO_CELL, NUMBER, NUMBER_BITS, cells
from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.cross_entropy import class_weights
from segstudio.engine.losses.labelled_pixels import LabelledPixels

GAP_WEIGHT = 10.0
WIDTH_PX = 5.0
"""w₀ and σ of the paper."""
REACH_PX = 15
"""Where a cell is farther than this, or d₁ + d₂ is, the weight is below 0.12, and is left out."""


def border_cross_entropy(
    scores: Tensor, targets: Tensor, weighing: Weighing | None = None
) -> Tensor:
    """Return cross-entropy weighted by class and by how narrow a gap is, a scalar.

    Shapes: see LabelledPixels. Source: Ronneberger et al. 2015 (U-Net), equations 1 and 2.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    weights = class_weights(pixels) + pixels.picked(gap_weights(targets))
    return pixels.mean(pixels.entropies * weights) / pixels.mean(weights)


@torch.no_grad()
def gap_weights(targets: Tensor) -> Tensor:
    """Return w₀ · exp(−(d₁ + d₂)² / 2σ²), (n, h, w). targets: (n, h, w) rows, or IGNORED.

    d₁ and d₂ are the distances in px to the nearest pixels of the two nearest cells; a pixel of a
    cell lies at 0 from it. What a cell is: see `cells`.
    """
    first, second = _two_nearest(_two_nearest([cells(targets)], 1), 2)
    sums = (first >> NUMBER_BITS).float().sqrt() + (second >> NUMBER_BITS).float().sqrt()
    weights = GAP_WEIGHT * torch.exp(-(sums**2) / (2 * WIDTH_PX**2))
    return torch.where(sums <= REACH_PX, weights, 0.0)


def _two_nearest(candidates: list[Tensor], axis: int) -> list[Tensor]:
    """Return of each pixel the nearest cell, and the nearest other one, within a line of pixels.

    A candidate is, in one int32, the squared distance to a cell and, in the low bits, its number:
    the least of many is the nearest. Candidates, one or two, with the nearest first: (n, h, w).
    Along rows, then along columns, the distance is the Euclidean one (Felzenszwalb and Huttenlocher
    2012), in shapes that depend on no value.
    """
    margin = (0, 0, REACH_PX, REACH_PX) if axis == 1 else (REACH_PX, REACH_PX)
    shifts, length = range(-REACH_PX, REACH_PX + 1), candidates[0].shape[axis]
    padded = [functional.pad(each, margin, value=NO_CELL) for each in candidates]

    def moved(candidate: Tensor, shift: int) -> Tensor:
        return candidate.narrow(axis, REACH_PX + shift, length) + (shift**2 << NUMBER_BITS)

    first = reduce(torch.minimum, (moved(padded[0], shift) for shift in shifts))
    number = first & NUMBER
    others = (moved(each, shift) for each in padded for shift in shifts)
    apart = (torch.where(each & NUMBER == number, NO_CELL, each) for each in others)
    return [first, reduce(torch.minimum, apart)]
