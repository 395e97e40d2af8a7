"""A U-Net whose stages add what they find to what they are given."""

from __future__ import annotations

from torch import Tensor, nn

from segstudio.engine.networks.activation import activation
from segstudio.engine.networks.classic import ClassicUNet
from segstudio.engine.networks.steady_norm import SteadyNorm


class ResidualUNet(ClassicUNet):
    """The classic U-Net with a residual block for each stage, so that deep ones are trained easily.

    Differences from the paper: pooling halves the resolution instead of a stride, and norms are
    measured once instead of in each batch.
    Source: Zhang et al. 2018 (Road extraction by deep residual U-Net); He et al. 2016 (Identity
    mappings), figure 4e.
    """

    def stage(self, channels_in: int, channels_out: int, name: str) -> nn.Module:
        """Return a residual block."""
        return ResidualBlock(channels_in, channels_out, name)


class ResidualBlock(nn.Module):
    """Norm, activation and convolution, twice, added to the input; sees 2 places around its own."""

    def __init__(self, channels_in: int, channels_out: int, name: str) -> None:
        super().__init__()
        self.way = nn.Sequential(
            nn.Conv2d(channels_in, channels_out, 3, padding=1),
            SteadyNorm(channels_out),
            activation(name),
            nn.Conv2d(channels_out, channels_out, 3, padding=1),
        )
        self.shortcut = nn.Conv2d(channels_in, channels_out, 1)
        self.end = nn.Sequential(SteadyNorm(channels_out), activation(name))

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels_out, h, w)."""
        found: Tensor = self.end(self.way(features) + self.shortcut(features))
        return found
