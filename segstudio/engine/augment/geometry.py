"""Patches mirrored, turned, scaled, pulled about and cut, all in one resampling, on the device."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.loss import IGNORED

NAMES = ("flip", "rotate", "scale", "elastic", "crop")
SMOOTH_PX = 32
"""About how far apart places are that an elastic change pulls differently."""


def moved(
    pixels: Tensor, targets: Tensor, terms: Mapping[str, float], random: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Return the batch with what `terms` ask for of NAMES; the labels go with their pixels.

    pixels: (n, channels, h, w). targets: (n, h, w). What comes from outside a patch is mirrored,
    and IGNORED in the targets. random: a generator on the CPU.
    """
    if not any(terms.get(name) for name in NAMES):
        return pixels, targets
    places = _sources(pixels, terms, random)
    seen = functional.grid_sample(
        pixels, places, mode="bilinear", padding_mode="reflection", align_corners=False
    )
    return seen, _nearest(targets, places)


def _sources(pixels: Tensor, terms: Mapping[str, float], random: torch.Generator) -> Tensor:
    """Return where each pixel comes from: (n, h, w, 2) as x, y, −1 … 1 from edge to edge."""
    count, _, height, width = pixels.shape
    places = functional.affine_grid(
        _affine(pixels, terms, random), [count, 1, height, width], align_corners=False
    )
    if pull_px := terms.get("elastic", 0.0):
        places = places + _pulls(pixels, pull_px, random)
    return places


def _affine(pixels: Tensor, terms: Mapping[str, float], random: torch.Generator) -> Tensor:
    """Return (n, 2, 3): mirrored, then turned and scaled about the middle, then cut."""
    height, width = pixels.shape[-2:]

    def draw(low: float, high: float) -> Tensor:
        return torch.rand(len(pixels), generator=random) * (high - low) + low

    angle = draw(-1, 1) * math.radians(terms.get("rotate", 0.0))
    larger = math.log1p(terms.get("scale", 0.0))
    factor = torch.exp(draw(-larger, larger))
    cut, chance = terms.get("crop", 0.0), terms.get("flip", 0.0)
    side = 1 - draw(0, cut), 1 - draw(0, cut)
    shift = [(1 - each) * draw(-1, 1) for each in side]
    sign = [1 - 2 * (draw(0, 1) < chance).float() for _ in side]
    cosine, sine = torch.cos(angle) * factor, torch.sin(angle) * factor
    wide = width / height
    rows = (
        torch.stack((cosine * side[0] * sign[0], -sine / wide * side[1] * sign[1], shift[0]), 1),
        torch.stack((sine * wide * side[0] * sign[0], cosine * side[1] * sign[1], shift[1]), 1),
    )
    return torch.stack(rows, 1).to(pixels.device)


def _pulls(pixels: Tensor, pull_px: float, random: torch.Generator) -> Tensor:
    """Return smooth pulls (n, h, w, 2): random ones on a coarse grid, cubic between.

    Source: Simard et al. 2003 (Best practices for convolutional neural networks), section 2.
    """
    count, _, height, width = pixels.shape
    coarse = [max(2, side // SMOOTH_PX + 1) for side in (height, width)]
    pulls = (torch.rand(count, 2, *coarse, generator=random) * 2 - 1).to(pixels.device)
    fine = functional.interpolate(pulls, (height, width), mode="bicubic", align_corners=True)
    in_px = fine * pull_px * 2 / fine.new_tensor([width, height])[:, None, None]
    return in_px.permute(0, 2, 3, 1)


def _nearest(targets: Tensor, places: Tensor) -> Tensor:
    """Return the targets of the pixels that are nearest to `places`; IGNORED outside."""
    count, height, width = targets.shape
    column = torch.floor((places[..., 0] + 1) * (width / 2)).long()
    row = torch.floor((places[..., 1] + 1) * (height / 2)).long()
    is_inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    at = row.clamp(0, height - 1) * width + column.clamp(0, width - 1)
    found = targets.reshape(count, -1).gather(1, at.reshape(count, -1)).reshape(targets.shape)
    return torch.where(is_inside, found, IGNORED)
