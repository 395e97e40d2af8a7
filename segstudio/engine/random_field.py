"""DeepLab's refinement: mean field of a fully connected conditional random field.

Every pixel is tied to every other: by how near they are and how alike in colour (appearance), and
by how near they are alone (smoothness). Labels that differ cost the same (Potts). A pixel's message
to itself is left in, and kernels are normalised symmetrically, K / √(K1 · K1ᵀ).
Source: Krähenbühl and Koltun 2011, equations 3 to 5 and algorithm 1; DeepLab: Chen et al. 2015.

The appearance kernel is approximated on a permutohedral lattice (`Lattice`), as in the paper; the
smoothness kernel is exact up to where it is cut, at `CUT` standard deviations.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.document.refinement import Refinement
from segstudio.engine.lattice import Lattice

CUT = 4.0
MOST_CHANNELS = 3
"""Of more channels the first are compared."""
HALF_RANGE = 127.5
"""255ths of the image's range in one step of what is normalised to −1 … 1."""
_LEAST = 1e-6

Filter = Callable[[Tensor], Tensor]
"""Takes and returns (classes, h, w)."""


@torch.inference_mode()
def refine(probabilities: Tensor, pixels: Tensor, refinement: Refinement) -> Tensor:
    """Return the probabilities after mean field, (classes, h, w) float32 that sum to 1.

    probabilities: (classes, h, w) float32; a class that is 0 stays 0. pixels: (channels, h, w)
    float32, normalised to −1 … 1; both on one device, where all is done. Memory and time grow with
    h · w · (channels + 3) · classes, not with its square.
    """
    unary = torch.where(probabilities > 0, probabilities.clamp_min(_LEAST), 0.0).log()
    filters = _weighted_filters(pixels, refinement)
    current = probabilities
    for _ in range(refinement.iterations):
        message = sum(
            (weight * apply(current) for weight, apply in filters), torch.zeros_like(current)
        )
        current = (unary + message).softmax(0)
    return current


def _weighted_filters(pixels: Tensor, refinement: Refinement) -> list[tuple[float, Filter]]:
    """Return the kernels with a weight above 0, normalised."""
    kernels: list[tuple[float, Filter]] = []
    if refinement.smoothness:
        kernels.append((refinement.smoothness, _smoothness(refinement.width, pixels)))
    if refinement.appearance:
        kernels.append((refinement.appearance, _appearance(refinement, pixels)))
    ones = pixels.new_ones((1, *pixels.shape[1:]))
    return [(weight, _normalised(kernel, ones)) for weight, kernel in kernels]


def _normalised(kernel: Filter, ones: Tensor) -> Filter:
    scale = kernel(ones).clamp_min(_LEAST).rsqrt()
    return lambda values: kernel(values * scale) * scale


def _smoothness(width_px: float, pixels: Tensor) -> Filter:
    radius = max(1, math.ceil(CUT * width_px))
    places = torch.arange(-radius, radius + 1, device=pixels.device, dtype=pixels.dtype)
    line = (-((places / width_px) ** 2) / 2).exp()
    across, down = line.view(1, 1, 1, -1), line.view(1, 1, -1, 1)

    def apply(values: Tensor) -> Tensor:
        blurred = functional.conv2d(values[:, None], across, padding=(0, radius))
        return functional.conv2d(blurred, down, padding=(radius, 0))[:, 0]

    return apply


def _appearance(refinement: Refinement, pixels: Tensor) -> Filter:
    lattice = Lattice(features(refinement, pixels))

    def apply(values: Tensor) -> Tensor:
        points = values.flatten(1).T.contiguous()
        return lattice.filtered(points).T.reshape(values.shape)

    return apply


def features(refinement: Refinement, pixels: Tensor) -> Tensor:
    """Return (h · w, 2 + channels): position and colour in widths of the appearance kernel."""
    colors = pixels[:MOST_CHANNELS] * (HALF_RANGE / refinement.color)
    height, width = pixels.shape[1:]
    rows = torch.arange(height, device=pixels.device, dtype=pixels.dtype) / refinement.position
    columns = torch.arange(width, device=pixels.device, dtype=pixels.dtype) / refinement.position
    places = torch.stack(torch.meshgrid(rows, columns, indexing="ij"))
    return torch.cat([places, colors]).flatten(1).T.contiguous()
