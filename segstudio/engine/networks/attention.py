"""A U-Net that weighs what its skip connections hand across, place by place."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from segstudio.engine.networks.activation import initialise
from segstudio.engine.networks.classic import ClassicUNet


class AttentionUNet(ClassicUNet):
    """The classic U-Net with an attention gate on each skip connection.

    Differences from the paper: two dimensions, and the gate is found at the resolution of what is
    handed across, so that nothing of it is blurred.
    Source: Oktay et al. 2018 (Attention U-Net), figure 2.
    """

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, name: str, dropout: float
    ) -> None:
        """See `ClassicUNet`."""
        super().__init__(channels, classes, width, depth, name, dropout)
        self.gates = nn.ModuleList(AttentionGate(width << level) for level in range(depth))
        initialise(self.gates, "relu")

    def joined(self, level: int, skipped: Tensor, raised: Tensor) -> Tensor:
        """Return what is handed across, weighed, and what comes from below."""
        return torch.cat((skipped * self.gates[level](skipped, raised), raised), 1)


class AttentionGate(nn.Module):
    """A weight between 0 and 1 for each place, from its features and those that ask for them."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        between = max(1, channels // 2)
        self.of_skipped = nn.Conv2d(channels, between, 1, bias=False)
        self.of_raised = nn.Conv2d(channels, between, 1)
        self.weight_of = nn.Conv2d(between, 1, 1)

    def forward(self, skipped: Tensor, raised: Tensor) -> Tensor:
        """Return (n, 1, h, w) from two of (n, channels, h, w)."""
        together = torch.relu(self.of_skipped(skipped) + self.of_raised(raised))
        return torch.sigmoid(self.weight_of(together))
