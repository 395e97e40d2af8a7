"""The fully convolutional network: a classifier of images, scored at three scales."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.activation import activation, initialise
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network
from segstudio.engine.networks.photograph_stem import RGB, fitted_stem

CONVOLUTIONS = (2, 2, 3, 3, 3)
"""Of each stage of VGG-16; a pooling follows each."""
TIMES = (1, 2, 4, 8, 8)
"""How many times the first stage's channels each stage has."""
CLASSIFIER = 16
"""How many times as many channels its last two layers have."""
SCORED = 3
"""Scales whose scores are added: FCN-8s."""


class FCN(Network):
    """FCN-8s: VGG-16's convolutions, and scores of the last three scales, enlarged and added.

    Differences from the paper: convolutions are padded instead of the image, the first of the
    classifier's layers is 3 × 3 and 1024 wide instead of 7 × 7 and 4096 (a seventh of the weights;
    Chen et al. 2015, DeepLab-LargeFOV), and scores are enlarged bilinearly.
    Source: Long et al. 2015, section 4.2 and figure 3; Simonyan and Zisserman 2015 (VGG-16).
    """

    window_px = 512
    gpu_window_px = 1024

    def __init__(
        self, channels: int, classes: int, width: int, depth: int, name: str, dropout: float
    ) -> None:
        """See `ClassicUNet`; dropout: after each of the classifier's layers."""
        super().__init__(channels, classes)
        self.depth = depth
        widths = [width * times for times in TIMES[:depth]]
        inputs = [channels, *widths[:-1]]
        self.stages = nn.ModuleList(
            _stage(below, above, count, name)
            for below, above, count in zip(inputs, widths, CONVOLUTIONS, strict=False)
        )
        last = width * CLASSIFIER
        self.classifier = nn.Sequential(
            nn.Conv2d(widths[-1], last, 3, padding=1),
            activation(name),
            nn.Dropout(dropout),
            nn.Conv2d(last, last, 1),
            activation(name),
            nn.Dropout(dropout),
        )
        initialise(self, name)
        scales_px = [1 << (depth - level) for level in reversed(range(SCORED))]
        self.head = Head(classes, (*widths[-SCORED:-1], last), scales_px)

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return 1 << self.depth

    @property
    def context_px(self) -> int:
        """How far away a pixel can matter for a score: nothing beyond it does."""
        stages_px = sum(count << level for level, count in enumerate(CONVOLUTIONS[: self.depth]))
        return stages_px + self.multiple_px + sum(self.head.scales_px)

    def encoder_shapes(self) -> Mapping[str, torch.Size]:
        """See `Network`: those of VGG-16, as many stages as there are."""
        shapes: dict[str, torch.Size] = {}
        for name, layer in self._convolutions().items():
            size = list(layer.weight.shape)
            size[1] = RGB if not shapes else size[1]
            shapes |= {f"{name}.weight": torch.Size(size), f"{name}.bias": layer.weight.shape[:1]}
        return shapes

    def take_encoder(self, weights: Mapping[str, Tensor]) -> None:
        """See `Network`."""
        for number, (name, layer) in enumerate(self._convolutions().items()):
            weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
            if number == 0:
                weight, shift = fitted_stem(weight, self.channels)
                bias = bias + shift
            layer.weight.copy_(weight)
            if layer.bias is not None:
                layer.bias.copy_(bias)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """See `Network`."""
        return list(self.stages.parameters())

    def _convolutions(self) -> dict[str, nn.Conv2d]:
        """Return the convolutions by their names in torchvision's VGG-16, first to last."""
        found, place = {}, 0
        for stage in self.stages:
            for layer in stage.children():
                if isinstance(layer, nn.Conv2d):
                    found[f"features.{place}"] = layer
                place += 1
            place += 1  # the pooling
        return found

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the features of the last three scales, finest first."""
        features = pixels.contiguous(memory_format=torch.channels_last)
        found: list[Tensor] = []
        for stage in self.stages:
            features = functional.max_pool2d(self.through(stage, features), 2)
            found.append(features)
        return [*found[-SCORED:-1], self.classifier(features)]


def _stage(channels_in: int, channels_out: int, count: int, name: str) -> nn.Sequential:
    layers: list[nn.Module] = []
    for _ in range(count):
        layers += [nn.Conv2d(channels_in, channels_out, 3, padding=1), activation(name)]
        channels_in = channels_out
    return nn.Sequential(*layers)
