"""Starter weights: what a new network knows before it has seen a stroke.

They lie in resources/networks, whose README.md says how each was made: those of the quick network
were trained on scenes made by a program (`segstudio.engine.starter`), with the head solved in
closed form for each scene's own task; those of the photo one were published.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor

from segstudio.engine.networks.unet import STEM_PX, UNet
from segstudio.resource import resource_path

STARTER_NAME, PHOTO_NAME = "starter.safetensors", "photo.safetensors"
STEM = "encoders.0.0.0.weight"
"""The weights that see the pixels; they are for three channels."""


@dataclass(frozen=True, slots=True)
class Starter:
    """weights: of a network for 3 channels, without its head. ridge, scale: see `solved_head`."""

    weights: dict[str, Tensor]
    ridge: float
    scale: float

    @classmethod
    def load(cls, path: Path) -> Starter:
        """Read what `save` wrote; weights are float32 from here on."""
        tensors = {name: each.float() for name, each in safetensors.torch.load_file(path).items()}
        return cls(tensors, float(tensors.pop("ridge")), float(tensors.pop("scale")))

    def save(self, path: Path) -> None:
        """Write to `path` in half precision."""
        tensors = {name: each.half().contiguous() for name, each in self.weights.items()}
        tensors |= {"ridge": torch.tensor(self.ridge), "scale": torch.tensor(self.scale)}
        safetensors.torch.save_file(tensors, path)

    def network(self, channels: int, classes: int) -> UNet:
        """Return a network that begins here, with all scores 0.

        With other channels than three, each gets the mean of the three's weights, at a strength
        that keeps the sum as it was.
        """
        network = UNet(channels, classes)
        weights = dict(self.weights)
        if channels != 3:
            weights[STEM] = _for_channels(weights[STEM], channels)
        network.load_state_dict(weights | network.head.state_dict(prefix="head."))
        return network


@cache
def bundled_starter(name: str = STARTER_NAME) -> Starter:
    """Return starter weights that come with the program. Raises FileNotFoundError."""
    return Starter.load(resource_path("networks", name))


def _for_channels(stem: Tensor, channels: int) -> Tensor:
    """Return stem weights (width, channels · STEM_PX², 3, 3) from those for three channels."""
    width, _, *side = stem.shape
    mean = stem.reshape(width, 3, STEM_PX**2, *side).mean(1, keepdim=True) * 3 / channels
    return mean.expand(-1, channels, -1, -1, -1).reshape(width, -1, *side).contiguous()
