"""The encoder of EfficientNet-Lite0 with its norms folded in: it knows what photographs show."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

STEM = 32
BLOCKS = (
    (3, 1, 1, 16),
    (3, 2, 6, 24),
    (3, 1, 6, 24),
    (5, 2, 6, 40),
    (5, 1, 6, 40),
    (3, 2, 6, 80),
    (3, 1, 6, 80),
    (3, 1, 6, 80),
    (5, 1, 6, 112),
    (5, 1, 6, 112),
    (5, 1, 6, 112),
    (5, 2, 6, 192),
    (5, 1, 6, 192),
    (5, 1, 6, 192),
    (5, 1, 6, 192),
)
"""Of each block: side of its depthwise convolution, stride, expansion, channels that come out. The
last block of EfficientNet-Lite0, its head and its classifier are left out."""
TAPPED = ((0, 1), (3,), (5,), (8, 11), (15,))
"""Layers whose features are handed out, by scale: half, quarter, …, a 32nd of the resolution. 0 is
the stem, 1 the first block."""
TAPS = tuple(
    sum((STEM, *(block[3] for block in BLOCKS))[layer] for layer in layers) for layers in TAPPED
)
"""Channels of each scale."""


class EfficientEncoder(nn.Module):
    """Inverted residual blocks with ReLU6, without squeeze and excitation.

    Input: (n, channels, h, w) float32, most values in −1 … 1, sides multiples of 32.
    Source: Tan and Le 2019 (EfficientNet); its Lite0 variant, TensorFlow, 2020; Sandler et al. 2018
    (inverted residuals).
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.stem = Layer(channels, STEM, 3, stride=2)
        width = STEM
        blocks = []
        for side, stride, expansion, channels_out in BLOCKS:
            blocks.append(Block(width, channels_out, side, stride, expansion))
            width = channels_out
        self.blocks = nn.ModuleList(blocks)

    def forward(self, pixels: Tensor) -> list[Tensor]:
        """Return the features of TAPPED, finest scale first."""
        found = [self.stem(pixels)]
        for block in self.blocks:
            found.append(block(found[-1]))
        scales = [[found[layer] for layer in layers] for layers in TAPPED]
        return [torch.cat(each, 1) if len(each) > 1 else each[0] for each in scales]


class Layer(nn.Conv2d):
    """A convolution with bias that keeps the size, or halves it, and ReLU6 unless it is linear.

    Halving looks around the second of each two places, as TensorFlow does: with the first of them
    what was taught serves strokes worse (.github/decisions/0017).
    """

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        side: int = 1,
        *,
        stride: int = 1,
        groups: int = 1,
        is_linear: bool = False,
    ) -> None:
        padding = side // 2
        is_halving = stride == 2
        inside = 0 if is_halving else padding
        super().__init__(channels_in, channels_out, side, stride, inside, groups=groups)
        self._border = (padding - 1, padding) * 2 if is_halving else None
        self._is_linear = is_linear

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels_out, h, w), or half of the height and width."""
        if self._border is not None:
            features = functional.pad(features, self._border)
        features = super().forward(features)
        return features if self._is_linear else functional.relu6(features, inplace=True)


class Block(nn.Sequential):
    """An inverted residual: wider, depthwise, narrower; added to its input where sizes allow."""

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        side: int,
        stride: int,
        expansion: int,
    ) -> None:
        wide = channels_in * expansion
        layers = [Layer(channels_in, wide)] if expansion > 1 else []
        layers.append(Layer(wide, wide, side, stride=stride, groups=wide))
        layers.append(Layer(wide, channels_out, is_linear=True))
        super().__init__(*layers)
        self._is_residual = stride == 1 and channels_in == channels_out

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels_out, h, w), or half of the height and width."""
        found: Tensor = super().forward(features)  # type: ignore[no-untyped-call]
        return features + found if self._is_residual else found
