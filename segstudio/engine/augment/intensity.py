"""Patches made lighter, flatter, noisier, duller: changes of values that move no pixel."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.augment.drawing import alike_where_grey, drawn
from segstudio.engine.augment.jpeg import BEST_QUALITY, as_jpeg
from segstudio.engine.augment.steps import Change


def brightness(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return lighter or darker patches; strength: share of the range, which is 2 wide."""
    return pixels + 2 * drawn(random, pixels, -strength, strength)


def contrast(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches with more or less contrast about the middle of the range."""
    return pixels * (1 + drawn(random, pixels, -strength, strength))


def gamma(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches whose values within the range are bent; its ends stay."""
    exponent = torch.exp(drawn(random, pixels, -strength, strength))
    share = (pixels + 1) / 2
    bent = share.clamp(0, 1) ** exponent
    return torch.where((share > 0) & (share < 1), bent * 2 - 1, pixels)


def noise(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches with Gaussian noise; strength: its largest deviation, share of the range."""
    deviation = 2 * drawn(random, pixels, 0, strength)
    each = torch.randn(pixels.shape, generator=random).to(pixels.device)
    return pixels + deviation * alike_where_grey(pixels, each)


def blur(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches blurred with Gaussians; strength: the largest deviation in pixels."""
    count, channels, height, width = pixels.shape
    reach_px = min(math.ceil(3 * strength), height - 1, width - 1)
    sigma = drawn(random, pixels, 0.01, max(0.01, strength)).reshape(count, 1)
    at = torch.arange(-reach_px, reach_px + 1, device=pixels.device)
    kernels = torch.exp(-((at / sigma) ** 2) / 2)
    kernels = (kernels / kernels.sum(1, keepdim=True)).repeat_interleave(channels, 0)
    planes = pixels.reshape(1, count * channels, height, width)
    padded = functional.pad(planes, (reach_px,) * 4, mode="reflect")
    across = functional.conv2d(padded, kernels[:, None, None, :], groups=count * channels)
    both = functional.conv2d(across, kernels[:, None, :, None], groups=count * channels)
    return both.reshape(pixels.shape)


def jpeg(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return what JPEG leaves; strength: the lowest quality."""
    return as_jpeg(pixels, drawn(random, pixels, strength, BEST_QUALITY))


CHANGES: Mapping[str, Change] = {
    "blur": blur,
    "brightness": brightness,
    "contrast": contrast,
    "gamma": gamma,
    "noise": noise,
    "jpeg": jpeg,
}
"""In the order in which a camera does it."""
