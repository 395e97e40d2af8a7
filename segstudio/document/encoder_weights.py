"""Encoder weights that were published for a network: where they are, how large, how checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from segstudio.document.network_choice import NetworkChoice

TORCHVISION = "torchvision"
"""Asks for the published weights of a network by where they come from."""
SUFFIXES = (".pth", ".pt")
"""Of files that can only be weights of an encoder; files of safetensors can be, too."""


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """A file that torchvision publishes.

    name: ends in the first digits of its SHA-256, as “vgg16-397923af.pth”. size_mb: in 2²⁰ bytes.
    words: what the encoder is and what it was taught on.
    """

    name: str
    size_mb: int
    words: str

    @property
    def sha256_start(self) -> str:
        """The digits of the checksum that are known; torchvision publishes no others."""
        return PurePosixPath(self.name).stem.rpartition("-")[2]

    def is_whole(self, sha256: str) -> bool:
        """Tell whether a file with that checksum is this one. sha256: in lower case."""
        return sha256.startswith(self.sha256_start)


ENCODERS: Mapping[str, EncoderWeights] = {
    "fcn": EncoderWeights("vgg16-397923af.pth", 528, "VGG-16, taught on ImageNet's photographs"),
    "deeplab-mobilenet": EncoderWeights(
        "mobilenet_v3_large-8738ca79.pth", 21, "MobileNetV3, taught on ImageNet's photographs"
    ),
    "deeplab-resnet50": EncoderWeights(
        "resnet50-0676ba61.pth", 98, "ResNet-50, taught on ImageNet's photographs"
    ),
}
"""By the name of the network that can begin with them."""


def fits_encoder(choice: NetworkChoice) -> bool:
    """Tell whether a network can begin with published weights: it has the encoder, as wide."""
    return choice.name in ENCODERS and choice.width == NetworkChoice(choice.name).width
