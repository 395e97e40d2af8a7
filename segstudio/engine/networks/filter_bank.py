"""What is measured around each pixel: intensity, edges and texture, at one scale after another."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

REACH_PX = 5
"""How far a measurement looks, in pixels of its scale."""
BINOMIAL = (6 / 16, 4 / 16, 1 / 16)
"""A Gaussian of 1 px: the middle, and what lies one and two pixels beside it."""
LEAST = 1e-12
"""Of what a root is drawn, so that it has a finite slope everywhere."""


def measurements(channels: int, is_finest: bool) -> int:
    """Return how many `measured` finds of each pixel."""
    hues = channels if channels > 1 else 0
    return (3 if is_finest else 2) * channels + hues + 5


def measured(pixels: Tensor, is_finest: bool) -> Tensor:
    """Return (n, measurements, h, w) of pixels (n, channels, h, w), all in the pixels' own unit.

    Each channel as it is (at the finest scale), smoothed, and its Laplacian; where there are
    several, how far each lies above their mean, which hardly depends on the light; of all channels
    together the length of the gradient and the roots of the structure tensor's eigenvalues, larger
    first; of their mean the eigenvalues of the Hessian, larger first.
    Source: Di Zenzo 1986 (a gradient of colours); Förstner and Gülch 1987 (structure tensor); the
    choice is that of ilastik's documentation, Pixel Classification.
    """
    smooth = smoothed(pixels)
    around = functional.pad(smooth, (1, 1, 1, 1), mode="replicate")
    left, right = around[..., 1:-1, :-2], around[..., 1:-1, 2:]
    above, below = around[..., :-2, 1:-1], around[..., 2:, 1:-1]
    across, along = (right - left) / 2, (below - above) / 2
    products = across * across, along * along, across * along
    squares = torch.cat([_mean(each) for each in products], 1)
    length = _roots(squares[:, :1] + squares[:, 1:2])
    tensor = _eigenvalues(*torch.split(smoothed(squares), 1, 1))
    corners = around[..., 2:, 2:] - around[..., 2:, :-2] - around[..., :-2, 2:]
    mixed = (corners + around[..., :-2, :-2]) / 4
    bends = (right + left - 2 * smooth, below + above - 2 * smooth, mixed)
    hessian = _eigenvalues(*(_mean(each) for each in bends))
    found = [smooth, bends[0] + bends[1], length, _roots(tensor), hessian]
    if pixels.shape[1] > 1:
        found.append(smooth - _mean(smooth))
    return torch.cat([pixels, *found] if is_finest else found, 1)


def halved(pixels: Tensor) -> Tensor:
    """Return the next coarser scale, (n, channels, h / 2, w / 2); h and w are even."""
    smooth = smoothed(pixels)
    # Halves are of one size, which an exported network has to know. A pooling of PyTorch's adds in
    # another order than that of ONNX Runtime.
    height, width = pixels.shape[-2] // 2, pixels.shape[-1] // 2
    tall = smooth[..., ::2][..., :width] + smooth[..., 1::2][..., :width]
    result: Tensor = (tall[..., ::2, :][..., :height, :] + tall[..., 1::2, :][..., :height, :]) / 4
    return result


def smoothed(pixels: Tensor) -> Tensor:
    """Return pixels (n, channels, h, w) under a binomial filter of 5 × 5, the border repeated.

    Sums of shifted images, so that a pixel comes out the same to the last bit in every window.
    """
    middle, near, far = BINOMIAL
    around = functional.pad(pixels, (0, 0, 2, 2), mode="replicate")
    rows = middle * around[..., 2:-2, :] + near * (around[..., 1:-3, :] + around[..., 3:-1, :])
    rows = rows + far * (around[..., :-4, :] + around[..., 4:, :])
    around = functional.pad(rows, (2, 2, 0, 0), mode="replicate")
    both = middle * around[..., 2:-2] + near * (around[..., 1:-3] + around[..., 3:-1])
    result: Tensor = both + far * (around[..., :-4] + around[..., 4:])
    return result


def _eigenvalues(across: Tensor, along: Tensor, mixed: Tensor) -> Tensor:
    """Return both eigenvalues of symmetric 2 × 2 matrices in closed form, (n, 2, h, w)."""
    middle, half = (across + along) / 2, (across - along) / 2
    away = _roots(half * half + mixed * mixed)
    return torch.cat((middle + away, middle - away), 1)


def _mean(values: Tensor) -> Tensor:
    """Return the mean over channels, (n, 1, h, w), added in their order."""
    first, *others = torch.split(values, 1, 1)
    return sum(others, first) / values.shape[1]


def _roots(values: Tensor) -> Tensor:
    """Return square roots to the last digit, as trees ask whether they exceed a number.

    Those of PyTorch on a CPU may be off in it. The least is a bound and nothing that is added:
    converters to ONNX take so small a number for 0, and leave an addition of it out.
    """
    bounded = values.clamp(min=LEAST)
    if values.device.type != "cpu" or torch.compiler.is_exporting():
        return bounded.sqrt()
    return bounded.double().sqrt().to(values.dtype)
