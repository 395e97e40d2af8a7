"""The published weights, norms folded in, do what the published layers do."""

from pathlib import Path

import pytest
import torch
from torch import nn

from segstudio.engine.networks import Starter
from segstudio.engine.networks.efficient_encoder import BLOCKS, EfficientEncoder
from segstudio.engine.networks.photo import PhotoUNet
from segstudio.engine.starter.encoder_weights import (
    NORM_EPSILON,
    PARTS,
    photo_starter,
    published_weights,
)


@pytest.fixture
def published(tmp_path: Path):
    """A file as the published one, with weights drawn at random, and what it holds."""
    torch.manual_seed(0)
    held = {"_conv_stem.weight": torch.randn(32, 3, 3, 3), **norm("_bn0", 32)}
    width = 32
    for number, (side, _, expansion, channels) in enumerate(BLOCKS):
        wide = width * expansion
        shapes = ((wide, width, 1, 1), (wide, 1, side, side), (channels, wide, 1, 1))
        for (name, norm_name), shape in zip(PARTS, shapes, strict=True):
            held[f"_blocks.{number}.{name}.weight"] = torch.randn(shape)
            held |= norm(f"_blocks.{number}.{norm_name}", shape[0])
        width = channels
    torch.save(held, tmp_path / "published.pth")
    return tmp_path / "published.pth", held


def norm(name: str, width: int) -> dict[str, torch.Tensor]:
    return {
        f"{name}.weight": torch.rand(width) + 0.5,
        f"{name}.bias": torch.randn(width),
        f"{name}.running_mean": torch.randn(width),
        f"{name}.running_var": torch.rand(width) + 0.5,
    }


def test_all_of_the_encoder_is_there(published) -> None:
    EfficientEncoder(3).load_state_dict(published_weights(published[0]))


def test_a_folded_layer_is_a_convolution_and_its_norm(published) -> None:
    path, held = published
    encoder = EfficientEncoder(3)
    encoder.load_state_dict(published_weights(path))
    layer, name = encoder.blocks[3][2], "_blocks.3._bn2"
    plain = nn.BatchNorm2d(40, eps=NORM_EPSILON).eval()
    parts = ("weight", "bias", "running_mean", "running_var")
    plain.load_state_dict({part: held[f"{name}.{part}"] for part in parts}, strict=False)
    features = torch.randn(1, 144, 8, 8)
    with torch.inference_mode():
        expected = plain(nn.functional.conv2d(features, held["_blocks.3._project_conv.weight"]))
        assert torch.allclose(layer(features), expected, atol=1e-3)


def test_another_file_is_no_encoder(tmp_path: Path) -> None:
    torch.save({"weight": torch.zeros(1)}, tmp_path / "other.pth")
    with pytest.raises(KeyError):
        published_weights(tmp_path / "other.pth")


def test_the_starter_makes_all_features_alike_in_size(published, tmp_path: Path) -> None:
    starter = photo_starter(published[0])
    starter.save(tmp_path / "photo.safetensors")
    network = PhotoUNet(1, 2)
    network.take_in(Starter.load(tmp_path / "photo.safetensors").weights)
    importance = network.head.importance
    assert importance is not None
    assert bool(((importance > 0) & importance.isfinite()).all())
