"""A network whose encoder knows photographs, and whose decoder is nothing but the head."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.efficient_encoder import TAPS, EfficientEncoder
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network

FINE_PX = 2
"""The finest features, the pixels themselves, are handed out in squares of this side."""
SCALES_PX = (1, 2, 4, 8, 16, 32)
"""Sides of the places of what the head sees, finest first."""
STEM = "encoder.stem.weight"
"""The weights that see the pixels; starter weights have them for three channels."""
IMPORTANCE = "head.importance"
RGB = 3


class PhotoUNet(Network):
    """A U-Net whose contracting path is EfficientNet-Lite0's and whose expanding path is linear.

    Scores are found at each scale, enlarged, and added to those of the next finer one, down to the
    pixels. So there is nothing in it that has not been taught: what is in an image is told from a
    handful of strokes by a head that is solved in closed form. A decoder with weights of its own,
    taught on scenes made by a program, was no better (.github/decisions/0017). There are no norms:
    a score depends on the pixels around it and never on the window that is computed.
    Source: Ronneberger et al. 2015, figure 1; Long et al. 2015, section 4.2 (scores of several
    scales are added); Tan and Le 2019 (the encoder); Hariharan et al. 2015.
    """

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__(channels, classes)
        self.encoder = EfficientEncoder(channels)
        self.head = Head(classes, (channels, *TAPS), SCALES_PX, FINE_PX, is_weighed=True)

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of, and that they start at multiples of."""
        return SCALES_PX[-1]

    @property
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted.

        What lies farther away changes a probability by .004 in the mean (99th percentile .03).
        """
        return 96

    def take_in(self, weights: Mapping[str, Tensor]) -> None:
        """Begin with starter weights for three channels; all scores are 0.

        With other channels than three, each gets the mean of the three's weights, at a strength
        that keeps the sum as it was.
        """
        fitted = dict(weights)
        channels = self.channels
        if channels != RGB:
            stem, importance = fitted[STEM], fitted[IMPORTANCE]
            mean = stem.mean(1, keepdim=True) * RGB / channels
            fitted[STEM] = mean.expand(-1, channels, -1, -1)
            colors = importance[:1].expand(channels)
            fitted[IMPORTANCE] = torch.cat((colors, importance[RGB:]))
        self.load_state_dict(self.head.state_dict(prefix="head.") | fitted)

    def known_parameters(self) -> list[nn.Parameter]:
        """See `Network`."""
        return list(self.encoder.parameters())

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the pixels, and what the encoder finds in them, finest scale first."""
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        return [functional.pixel_unshuffle(pixels, FINE_PX), *self.encoder(pixels)]
