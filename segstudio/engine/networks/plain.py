"""The textbook's first step: convolutions and poolings, then the scores enlarged."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from segstudio.engine.networks.activation import activation, initialise
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network


class PlainNetwork(Network):
    """A convolution and a pooling, several times, and a head on the coarsest features alone.

    Nothing is handed across, so borders are as coarse as the last pooling: what other networks are
    better than.
    Source: LeCun et al. 1998 (convolution and pooling); Long et al. 2015, section 3 (scores for
    each place, FCN-32s).
    """

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, name: str, dropout: float
    ) -> None:
        """See `ClassicUNet`; dropout: of what the head sees."""
        super().__init__(channels, classes)
        self.depth = depth
        parts: list[nn.Module] = []
        for level in range(depth):
            parts += [_convolution(channels, width << level, name), nn.MaxPool2d(2)]
            channels = width << level
        self.encoder = nn.Sequential(*parts, _convolution(channels, width << depth, name))
        self.dropout = nn.Dropout(dropout)
        initialise(self, name)
        self.head = Head(classes, (width << depth,), (1 << depth,))

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return 1 << self.depth

    @property
    def context_px(self) -> int:
        """How far away a pixel can matter for a score: nothing beyond it does."""
        return (2 << self.depth) - 1 + (1 << self.depth)

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the coarsest features, in a list."""
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        return [self.dropout(self.encoder(pixels))]


def _convolution(channels_in: int, channels_out: int, name: str) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels_in, channels_out, 3, padding=1), activation(name))
