"""A U-Net whose coarsest features look at each other all over the window."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.classic import ClassicUNet

CHANNELS_A_HEAD = 32


class SelfAttentionUNet(ClassicUNet):
    """The classic U-Net with one transformer block between its paths.

    Places are known by what the convolutions found there, so no position is added and windows may
    be of any size. What is far away matters within the window that is computed: a score can differ
    a little between tiles, and memory grows with the fourth power of a window's side.
    Source: Vaswani et al. 2017, section 3.2; Wang et al. 2018 (Non-local networks); Petit et al.
    2021 (U-Net transformer).
    """

    is_local = False
    window_px = 512
    gpu_window_px = 512

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, name: str, dropout: float
    ) -> None:
        """See `ClassicUNet`."""
        super().__init__(channels, classes, width, depth, name, dropout)
        self.attention = SelfAttention(width << depth)

    @property
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted."""
        return min(super().context_px, 128)

    def deepest(self, features: Tensor) -> Tensor:
        """Return the coarsest features after they have looked at each other."""
        found: Tensor = self.attention(features)
        return found


class SelfAttention(nn.Module):
    """Norm and attention of several heads, then norm and two layers; each is added to its input."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.heads = max(1, channels // CHANNELS_A_HEAD)
        self.norm = nn.LayerNorm(channels)
        self.asked = nn.Linear(channels, 3 * channels)
        self.told = nn.Linear(channels, channels)
        self.way = nn.Sequential(
            nn.LayerNorm(channels),
            nn.Linear(channels, 2 * channels),
            nn.GELU(),
            nn.Linear(2 * channels, channels),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        count, channels = features.shape[:2]
        places = features.flatten(2).transpose(1, 2)
        asked = self.asked(self.norm(places))
        asked = asked.reshape(count, -1, 3, self.heads, channels // self.heads)
        query, key, value = asked.permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value)
        places = places + self.told(found.transpose(1, 2).flatten(2))
        mixed: Tensor = places + self.way(places)
        return mixed.transpose(1, 2).reshape(features.shape)
