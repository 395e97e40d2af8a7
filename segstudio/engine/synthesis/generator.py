"""A U-Net that paints an image from a mask."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTHS = (32, 64, 128, 256)
"""Channels of the stages, each at half the resolution of the one before: 1/2 … 1/16."""
MULTIPLE_PX = 2 ** len(WIDTHS)
DROPOUT = 0.5


class Generator(nn.Module):
    """Masks in, one channel a class, and noise beside them; pixels out, −1 … 1.

    Source: Isola et al. 2017 (pix2pix), section 3.2.1 and appendix 6.1, with fewer stages and
    channels. Its noise is dropout, also once trained; a plane of noise, and noise at each scale on
    the way up (Karras et al. 2019, section 3.2), let it paint texture where a class covers much,
    and resizing in place of transposed convolutions leaves no chequers (Odena et al. 2016).
    """

    def __init__(self, classes: int, channels: int) -> None:
        super().__init__()
        self.down = nn.ModuleList()
        before = classes + 1
        for at, width in enumerate(WIDTHS):
            self.down.append(_halved(before, width, is_first=at == 0))
            before = width
        self.up = nn.ModuleList()
        for width in reversed(WIDTHS[:-1]):
            self.up.append(_doubled(before, width))
            before = 2 * width
        self.out = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(before, channels, 3, 1, 1))

    def forward(self, masks: Tensor, noise: Tensor) -> Tensor:
        """Return (n, channels, h, w).

        masks: (n, classes, h, w), 1 for the class of a pixel. noise: (n, 1, h, w), normal.
        """
        height, width = masks.shape[-2:]
        below, beside = -height % MULTIPLE_PX, -width % MULTIPLE_PX
        seen = torch.cat((masks, noise), 1)
        features = functional.pad(seen, (0, beside, 0, below), mode="replicate")
        stages: list[Tensor] = []
        for down in self.down:
            features = down(features)
            stages.append(features)
        features = functional.dropout(features, DROPOUT, training=True)
        for up, skipped in zip(self.up, reversed(stages[:-1]), strict=True):
            features = torch.cat((up(functional.relu(features)), skipped), 1)
        painted: Tensor = self.out(functional.relu(features)).tanh()
        return painted[..., :height, :width]


def _halved(before: int, after: int, is_first: bool) -> nn.Module:
    layers: list[nn.Module] = [nn.Conv2d(before, after, 4, 2, 1, bias=is_first)]
    layers += [] if is_first else [nn.BatchNorm2d(after)]
    return nn.Sequential(*layers, nn.LeakyReLU(0.2))


def _doubled(before: int, after: int) -> nn.Module:
    layer = nn.Conv2d(before, after, 3, 1, 1, bias=False)
    return nn.Sequential(nn.Upsample(scale_factor=2), layer, nn.BatchNorm2d(after), Noise(after))


class Noise(nn.Module):
    """Adds one plane of noise, as strongly as each channel has learned, also once trained."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.strength = nn.Parameter(torch.full((1, channels, 1, 1), 0.1))

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w) of the same shape."""
        added: Tensor = features + self.strength * torch.randn_like(features[:, :1])
        return added
