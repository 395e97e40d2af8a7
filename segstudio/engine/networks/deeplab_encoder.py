"""The encoders of DeepLab: torchvision's, made to look farther instead of coarser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks.encoder_norm import EPSILON, EncoderNorm
from segstudio.engine.networks.photograph_stem import RGB, fitted_stem

NO_TORCHVISION = (
    "The network “{name}” needs torchvision of the same build as torch, and it cannot be used here "
    "({reason}). Install it with: pip install torchvision"
)
_STEM, _STEM_NORM = "0.0.weight", "0.1.mean"
_STATISTICS = {"mean": "running_mean", "variance": "running_var"}


@dataclass(frozen=True, slots=True)
class EncoderKind:
    """build: returns the stages for a number of channels. published: torchvision's name for ours.

    stride_px: of the last features, which have `depth` channels. epsilon: of the norms that it was
    taught with. fine: number and channels of the last stage at a quarter of the resolution.
    """

    build: Callable[[int], nn.Sequential]
    published: Callable[[str], str]
    stride_px: int
    depth: int
    epsilon: float
    fine: tuple[int, int]


def built_encoder(name: str, channels: int) -> nn.Sequential:
    """Return the stages. Raises NetworkRefused where torchvision cannot be used."""
    try:
        return ENCODERS[name].build(channels)
    except (ImportError, RuntimeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NetworkRefused(NO_TORCHVISION.format(name=name, reason=reason)) from error


def published_shapes(name: str, encoder: nn.Module) -> Mapping[str, torch.Size]:
    """Return the shapes of what torchvision publishes of an encoder, by its names there."""
    found = {}
    for place, tensor in encoder.state_dict().items():
        if not place.endswith("is_known"):
            shape = list(tensor.shape)
            shape[1:2] = [RGB] if place == _STEM else shape[1:2]
            found[_published(name, place)] = torch.Size(shape)
    return found


def take_published(name: str, encoder: nn.Module, weights: Mapping[str, Tensor]) -> None:
    """Set all weights of an encoder to those of such names and shapes, and fix its norms."""
    parameters = dict(encoder.named_parameters())
    channels = parameters[_STEM].shape[1]
    stem, shift = fitted_stem(weights[_published(name, _STEM)], channels)
    for place, parameter in parameters.items():
        parameter.copy_(stem if place == _STEM else weights[_published(name, place)])
    more = ENCODERS[name].epsilon - EPSILON
    for place, norm in encoder.named_modules():
        if isinstance(norm, EncoderNorm):
            mean = weights[_published(name, f"{place}.mean")]
            moved = mean - shift if f"{place}.mean" == _STEM_NORM else mean
            norm.take(moved, weights[_published(name, f"{place}.variance")] + more)


def _published(name: str, place: str) -> str:
    stem, _, last = place.rpartition(".")
    return ENCODERS[name].published(f"{stem}.{_STATISTICS.get(last, last)}")


def _mobilenet(channels: int) -> nn.Sequential:
    from torchvision.models import mobilenet_v3_large

    stages: nn.Sequential = mobilenet_v3_large(dilated=True, norm_layer=EncoderNorm).features
    first = cast("nn.Sequential", stages[0])
    first[0] = _seeing(channels, cast("nn.Conv2d", first[0]))
    return stages


def _resnet(channels: int) -> nn.Sequential:
    from torchvision.models import resnet50

    far = [False, True, True]
    whole = resnet50(norm_layer=EncoderNorm, replace_stride_with_dilation=far)
    stem = nn.Sequential(_seeing(channels, whole.conv1), whole.bn1, whole.relu, whole.maxpool)
    return nn.Sequential(stem, whole.layer1, whole.layer2, whole.layer3, whole.layer4)


def _of_mobilenet(place: str) -> str:
    return f"features.{place}"


def _of_resnet(place: str) -> str:
    place = re.sub("^0[.]0[.]", "conv1.", re.sub("^0[.]1[.]", "bn1.", place))
    return re.sub("^([1-4])[.]", r"layer\1.", place)


def _seeing(channels: int, first: nn.Conv2d) -> nn.Conv2d:
    """Return a first convolution like that one for so many channels."""
    side = first.kernel_size[0]
    seeing = nn.Conv2d(channels, first.out_channels, side, 2, side // 2, bias=False)
    nn.init.kaiming_normal_(seeing.weight, mode="fan_out", nonlinearity="relu")
    return seeing


ENCODERS: Mapping[str, EncoderKind] = {
    "deeplab-mobilenet": EncoderKind(_mobilenet, _of_mobilenet, 16, 960, 1e-3, (3, 24)),
    "deeplab-resnet50": EncoderKind(_resnet, _of_resnet, 8, 2048, 1e-5, (1, 256)),
}
"""MobileNetV3-large (Howard et al. 2019) and ResNet-50 (He et al. 2016)."""
