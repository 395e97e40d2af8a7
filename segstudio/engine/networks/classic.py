"""The U-Net as published, with padded convolutions so that it takes images of any size."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.activation import activation, initialise
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network


class ClassicUNet(Network):
    """Two convolutions a stage, twice as many channels at half the resolution, and all of it back.

    Differences from the paper: convolutions are padded, and dropout is off unless asked for.
    Others of its shape have another `stage`, or change what is handed across (`deepest`, `joined`).
    Source: Ronneberger et al. 2015, figure 1.
    """

    window_px = 512
    gpu_window_px = 1024
    stage_px = 2
    """How many places around its own a stage sees."""

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, name: str, dropout: float
    ) -> None:
        """width: channels of the first stage. depth: of poolings. name: of the activation.

        dropout: share of the features of the two coarsest stages that is left out in training.
        """
        super().__init__(channels, classes)
        widths = [width << level for level in range(depth + 1)]
        inputs = [channels, *widths[:-1]]
        self.encoders = nn.ModuleList(
            self.stage(below, above, name) for below, above in zip(inputs, widths, strict=True)
        )
        self.dropout = nn.Dropout(dropout)
        self.raisers = nn.ModuleList(
            nn.ConvTranspose2d(2 * above, above, 2, stride=2) for above in widths[:-1]
        )
        self.decoders = nn.ModuleList(self.stage(2 * above, above, name) for above in widths[:-1])
        initialise(self, name)
        self.head = Head(classes, (width,), (1,))

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return 1 << len(self.decoders)

    @property
    def context_px(self) -> int:
        """How far away a pixel can matter for a score: nothing beyond it does."""
        reached_px = [self.stage_px * ((2 << level) - 1) for level in range(len(self.encoders))]
        reach_px = reached_px[-1]
        for level in reversed(range(len(self.decoders))):
            scale_px = 1 << level
            reach_px = max(reached_px[level], scale_px + reach_px) + self.stage_px * scale_px
        return reach_px

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the features at full resolution, (n, width, h, w), in a list."""
        return [self.expanded(self.contracted(pixels))]

    def contracted(self, pixels: Tensor) -> list[Tensor]:
        """Return what each stage of the contracting path finds, the finest first."""
        features = pixels.contiguous(memory_format=torch.channels_last)
        stages: list[Tensor] = []
        for encoder in self.encoders:
            if stages:
                features = functional.max_pool2d(features, 2)
            features = self.through(encoder, features)
            if len(stages) >= len(self.decoders) - 1:
                features = self.dropout(features)
            stages.append(features)
        return stages

    def expanded(self, stages: list[Tensor]) -> Tensor:
        """Return the features at full resolution of what the stages found."""
        features = self.deepest(stages[-1])
        for level in reversed(range(len(self.decoders))):
            joined = self.joined(level, stages[level], self.raisers[level](features))
            features = self.through(self.decoders[level], joined)
        return features

    def stage(self, channels_in: int, channels_out: int, name: str) -> nn.Module:
        """Return what works at one resolution; it keeps the size. name: of the activation."""
        return nn.Sequential(
            nn.Conv2d(channels_in, channels_out, 3, padding=1),
            activation(name),
            nn.Conv2d(channels_out, channels_out, 3, padding=1),
            activation(name),
        )

    def deepest(self, features: Tensor) -> Tensor:
        """Return what the expanding path begins with: the coarsest features."""
        return features

    def joined(self, level: int, skipped: Tensor, raised: Tensor) -> Tensor:
        """Return what a decoder sees: (n, 2 · channels, h, w) of two of the same shape."""
        return torch.cat((skipped, raised), 1)
