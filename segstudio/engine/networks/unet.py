"""The U-Net of Ronneberger et al. 2015 in a size that a CPU trains while a person draws."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

Normalise = Callable[[nn.GroupNorm, Tensor], Tensor]
"""Applies a norm to features (n, channels, h, w); called for all norms in a fixed order."""


def by_own_statistics(norm: nn.GroupNorm, features: Tensor) -> Tensor:
    """Return what GroupNorm always does."""
    result: Tensor = norm(features)
    return result


class UNet(nn.Module):
    """An encoder and a decoder joined by skip connections; the output is as large as the input.

    Differences from the paper: convolutions are padded, GroupNorm makes small batches train well,
    and with `has_half_stem` the first stage works at half resolution (four pixels become channels
    and back again), which costs a quarter of the arithmetic.

    Input: (n, channels, h, w) float32 of any size from 1 × 1. Output: (n, classes, h, w) scores.
    Source: Ronneberger et al. 2015, figure 1; Shi et al. 2016 (pixel shuffle); Wu & He 2018.
    """

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, has_half_stem: bool = True
    ) -> None:
        """width: channels of the first stage, doubled at each of the `depth` - 1 further ones."""
        super().__init__()
        self.classes = classes
        self.stem_px = 2 if has_half_stem else 1
        self.multiple_px: int = self.stem_px * 2 ** (depth - 1)
        widths = [width * 2**level for level in range(depth)]
        inputs = [channels * self.stem_px**2, *widths[:-1]]
        self.encoders = nn.ModuleList(map(DoubleConvolution, inputs, widths))
        self.reducers = nn.ModuleList(
            nn.Conv2d(below, above, 1) for above, below in itertools.pairwise(widths)
        )
        self.decoders = nn.ModuleList(DoubleConvolution(2 * above, above) for above in widths[:-1])
        self.head = nn.Conv2d(width, classes * self.stem_px**2, 1)

    @property
    def reach_px(self) -> int:
        """How far away a pixel can matter for a score, apart from the norms' statistics."""
        reach_px = 0
        scales_px: list[int] = [self.stem_px * 2**level for level in range(len(self.encoders))]
        for scale_px in scales_px:
            reach_px = -(-reach_px // scale_px) * scale_px + 2 * scale_px
        return reach_px + 2 * sum(scales_px[:-1])

    def forward(self, pixels: Tensor, normalise: Normalise = by_own_statistics) -> Tensor:
        """Return the scores (before softmax) of each class for each pixel."""
        height, width = pixels.shape[-2:]
        below_px, right_px = self.padded_px(height) - height, self.padded_px(width) - width
        if below_px or right_px:
            pixels = functional.pad(pixels, (0, right_px, 0, below_px), mode="replicate")
        if self.stem_px > 1:
            pixels = functional.pixel_unshuffle(pixels, self.stem_px)
        features = pixels.contiguous(memory_format=torch.channels_last)
        scores: Tensor = self.head(self._decode(self._encode(features, normalise), normalise))
        if self.stem_px > 1:
            scores = functional.pixel_shuffle(scores, self.stem_px)
        return scores[..., :height, :width]

    def padded_px(self, length_px: int) -> int:
        """Return the side that is computed; at least two pixels are left at the bottom."""
        multiple_px = self.multiple_px
        return max(2 * multiple_px, -(-length_px // multiple_px) * multiple_px)

    def _encode(self, features: Tensor, normalise: Normalise) -> list[Tensor]:
        stages: list[Tensor] = []
        for encoder in self.encoders:
            if stages:
                features = functional.max_pool2d(features, 2)
            features = encoder(features, normalise)
            stages.append(features)
        return stages

    def _decode(self, stages: list[Tensor], normalise: Normalise) -> Tensor:
        features = stages[-1]
        for level in reversed(range(len(self.decoders))):
            features = functional.interpolate(self.reducers[level](features), scale_factor=2)
            joined = torch.cat((stages[level], features), 1)
            features = self.decoders[level](joined, normalise)
        return features


class DoubleConvolution(nn.Sequential):
    """Two 3 × 3 convolutions, each followed by GroupNorm and ReLU."""

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__(
            nn.Conv2d(channels_in, channels_out, 3, padding=1, bias=False),
            nn.GroupNorm(group_count(channels_out), channels_out),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels_out, channels_out, 3, padding=1, bias=False),
            nn.GroupNorm(group_count(channels_out), channels_out),
            nn.ReLU(inplace=True),
        )

    def forward(self, features: Tensor, normalise: Normalise = by_own_statistics) -> Tensor:
        """Return the features, with `normalise` in place of the norms' own doing."""
        for layer in self:
            if isinstance(layer, nn.GroupNorm):
                features = normalise(layer, features)
            else:
                features = layer(features)
        return features


def group_count(channels: int) -> int:
    """Return the largest number of groups up to 8 that divides `channels`."""
    return next(groups for groups in range(min(8, channels), 0, -1) if channels % groups == 0)
