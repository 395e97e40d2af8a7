"""A U-Net whose convolutions look at what they have found, and look again."""

from __future__ import annotations

from torch import Tensor, nn

from segstudio.engine.networks.activation import activation
from segstudio.engine.networks.classic import ClassicUNet
from segstudio.engine.networks.steady_norm import SteadyNorm

STEPS = 2
"""How often a recurrent convolution is repeated after its first time."""


class R2UNet(ClassicUNet):
    """The classic U-Net with two recurrent convolutions and a shortcut for each stage.

    The same weights are used several times, so it sees farther without more of them. Norms are
    measured once, and there is one for each time, as its features differ.
    Source: Alom et al. 2018 (R2U-Net), figures 3d and 4; Liang and Hu 2015.
    """

    window_px = 384
    stage_px = 2 * (1 + STEPS)

    def stage(self, channels_in: int, channels_out: int, name: str) -> nn.Module:
        """Return a recurrent residual unit."""
        return RecurrentResidual(channels_in, channels_out, name)


class RecurrentResidual(nn.Module):
    """Two recurrent convolutions, added to their input; sees `R2UNet.stage_px` places around."""

    def __init__(self, channels_in: int, channels_out: int, name: str) -> None:
        super().__init__()
        self.entry = nn.Conv2d(channels_in, channels_out, 1)
        self.way = nn.Sequential(
            RecurrentConvolution(channels_out, name), RecurrentConvolution(channels_out, name)
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels_out, h, w)."""
        entered = self.entry(features)
        found: Tensor = entered + self.way(entered)
        return found


class RecurrentConvolution(nn.Module):
    """x₀ = f(u), then x = f(u + x) STEPS times, f being one convolution and its activation."""

    def __init__(self, channels: int, name: str) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(channels, channels, 3, padding=1)
        self.ends = nn.ModuleList(
            nn.Sequential(SteadyNorm(channels), activation(name)) for _ in range(1 + STEPS)
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        found, seen = features, features
        for end in self.ends:
            found = end(self.convolution(seen))
            seen = features + found
        return found
