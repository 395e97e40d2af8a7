"""A transformer block for images: attention to a thinned image, and layers that feel position."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

EXPANSION = 4
SMALL = 0.02
"""Deviation of the weights at first, as published."""


class TransformerBlock(nn.Module):
    """Attention, then two layers with a depthwise convolution between; each added to its input.

    Input and output: (n, channels, h, w), sides multiples of `thinned`.
    Source: Xie et al. 2021, equations 1–3 (efficient self-attention, Mix-FFN).
    """

    def __init__(self, channels: int, heads: int, thinned: int) -> None:
        """thinned: side of the squares of which each is one key."""
        super().__init__()
        self.heads = heads
        self.norm = ChannelNorm(channels)
        self.query = nn.Conv2d(channels, channels, 1)
        self.thinner = _thinner(channels, thinned)
        self.key_value = nn.Conv2d(channels, 2 * channels, 1)
        self.told = nn.Conv2d(channels, channels, 1)
        wide = EXPANSION * channels
        self.way = nn.Sequential(
            ChannelNorm(channels),
            nn.Conv2d(channels, wide, 1),
            nn.Conv2d(wide, wide, 3, padding=1, groups=wide),
            nn.GELU(),
            nn.Conv2d(wide, channels, 1),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        features = features + self.told(self._looked(self.norm(features)))
        found: Tensor = features + self.way(features)
        return found

    def calm(self) -> None:
        """Draw weights so small that the block changes little at first, as transformers need."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d) and module.groups == 1:
                nn.init.trunc_normal_(module.weight, std=SMALL)

    def _looked(self, features: Tensor) -> Tensor:
        query = self._by_head(self.query(features))
        both = self.key_value(self.thinner(features))
        key, value = (self._by_head(each) for each in both.chunk(2, 1))
        found = functional.scaled_dot_product_attention(query, key, value)
        return found.transpose(2, 3).reshape(features.shape)

    def _by_head(self, features: Tensor) -> Tensor:
        """Return (n, heads, places, channels of a head)."""
        count, channels = features.shape[:2]
        by_head = features.reshape(count, self.heads, channels // self.heads, -1)
        return by_head.transpose(2, 3)


class ChannelNorm(nn.LayerNorm):
    """A norm over the channels of each place: (n, channels, h, w) to the same shape.

    Source: Ba et al. 2016 (Layer normalization).
    """

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        return super().forward(features.movedim(1, -1)).movedim(-1, 1)


def _thinner(channels: int, thinned: int) -> nn.Module:
    if thinned == 1:
        return nn.Identity()
    return nn.Sequential(nn.Conv2d(channels, channels, thinned, thinned), ChannelNorm(channels))
