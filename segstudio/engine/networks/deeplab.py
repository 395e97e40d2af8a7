"""DeepLabV3: what an encoder finds, pooled at several distances."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from segstudio.engine.networks.deeplab_encoder import (
    ENCODERS,
    built_encoder,
    published_shapes,
    take_published,
)
from segstudio.engine.networks.encoder_norm import EncoderNorm
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network

FINE_PX = 4
POOLED = 256
"""Channels of each branch of the pooling, and of what comes of them."""
RATES = (6, 12, 18)
"""Distances of the taps of the atrous convolutions at a 16th of the resolution."""


class DeepLab(Network):
    """An encoder whose last stages look farther instead of coarser, and atrous spatial pooling.

    Differences from the paper: norms are `EncoderNorm`; scores are a linear head's, on the pooled
    features and on early ones, which have the borders (as in DeepLabV3+, Chen et al. 2018).
    Source: Chen et al. 2017 (Rethinking atrous convolution), section 3 and figure 5.
    """

    is_local = False
    window_px = 512
    gpu_window_px = 1024
    first_ridge = 1.0

    def __init__(self, channels: int, classes: int, name: str) -> None:
        """name: of ENCODERS. Raises NetworkRefused where torchvision cannot be used."""
        super().__init__(channels, classes)
        self._name = name
        kind = ENCODERS[name]
        self.encoder = built_encoder(name, channels)
        rates = [rate * 16 // kind.stride_px for rate in RATES]
        self.near = _layer(kind.depth, 1)
        self.far = nn.ModuleList(_layer(kind.depth, 3, rate) for rate in rates)
        self.everywhere = _layer(kind.depth, 1)
        self.mixer = _layer((len(rates) + 2) * POOLED, 1)
        self.last = _layer(POOLED, 3)
        self._fine_stage, fine = kind.fine
        self.stride_px = kind.stride_px
        self.head = Head(classes, (fine, POOLED), (FINE_PX, kind.stride_px))

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return self.stride_px

    @property
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted."""
        return 96

    def encoder_shapes(self) -> Mapping[str, torch.Size]:
        """See `Network`."""
        return published_shapes(self._name, self.encoder)

    def take_encoder(self, weights: Mapping[str, Tensor]) -> None:
        """See `Network`."""
        take_published(self._name, self.encoder, weights)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """See `Network`."""
        return list(self.encoder.parameters())

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return what an early stage finds at a quarter of the resolution, and the pooling's."""
        found = pixels.contiguous(memory_format=torch.channels_last)
        fine = found
        for number, stage in enumerate(self.encoder):
            found = self.through(stage, found)
            fine = found if number == self._fine_stage else fine
        whole = self.everywhere(found.mean((2, 3), keepdim=True)).expand(-1, -1, *found.shape[2:])
        branches = [self.near(found), *(each(found) for each in self.far), whole]
        return [fine, self.last(self.mixer(torch.cat(branches, 1)))]


def _layer(channels: int, side: int, rate: int = 1) -> nn.Sequential:
    around = rate * (side // 2)
    convolution = nn.Conv2d(channels, POOLED, side, padding=around, dilation=rate, bias=False)
    nn.init.kaiming_normal_(convolution.weight, mode="fan_in", nonlinearity="relu")
    return nn.Sequential(convolution, EncoderNorm(POOLED), nn.ReLU())
