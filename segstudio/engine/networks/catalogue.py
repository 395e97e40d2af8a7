"""Each network under its name; its file is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

import torch

from segstudio.document.network_choice import DEFAULT_NETWORK, PHOTO, PIXELS, NetworkChoice
from segstudio.engine.networks.network import Network
from segstudio.engine.networks.photo import PhotoUNet
from segstudio.engine.networks.pixel_forest import PixelForest
from segstudio.engine.networks.starter import PHOTO_NAME, bundled_starter
from segstudio.engine.networks.unet import UNet

Builder = Callable[[int, int, NetworkChoice], Network]
"""Takes channels, classes and a choice; returns a network with initial weights of its own. Raises
NetworkRefused, before anything starts, where the machine cannot serve it."""

USUAL_SCALE = 2.7
"""Of the scores of a first head, so that their softmax is a fair confidence."""


def _quick(channels: int, classes: int, choice: NetworkChoice) -> Network:
    return UNet(channels, classes)


def _photo(channels: int, classes: int, choice: NetworkChoice) -> Network:
    return PhotoUNet(channels, classes)


def _in_file(module: str, name: str) -> Builder:
    """Return the builder of a class that takes all the options of the classic network."""

    def builder(channels: int, classes: int, choice: NetworkChoice) -> Network:
        found = import_module(f"segstudio.engine.networks.{module}")
        options = choice.width, choice.depth, choice.activation, choice.dropout
        network: Network = getattr(found, name)(channels, classes, *options)
        return network

    return builder


def _segformer(channels: int, classes: int, choice: NetworkChoice) -> Network:
    from segstudio.engine.networks.segformer import SegFormer

    return SegFormer(channels, classes, choice.width)


def _deeplab(channels: int, classes: int, choice: NetworkChoice) -> Network:
    from segstudio.engine.networks.deeplab import DeepLab

    return DeepLab(channels, classes, choice.name)


def _convlstm(channels: int, classes: int, choice: NetworkChoice) -> Network:
    from segstudio.engine.networks.convolutional_lstm import ConvLSTMUNet

    options = choice.width, choice.depth, choice.activation, choice.dropout
    return ConvLSTMUNet(channels, classes, options, choice.frames)


def _pixels(channels: int, classes: int, choice: NetworkChoice) -> Network:
    return PixelForest(channels, classes, choice.depth)


CATALOGUE: Mapping[str, Builder] = {
    DEFAULT_NETWORK: _quick,
    PHOTO: _photo,
    "classic": _in_file("classic", "ClassicUNet"),
    "residual": _in_file("residual", "ResidualUNet"),
    "attention": _in_file("attention", "AttentionUNet"),
    "self-attention": _in_file("self_attention", "SelfAttentionUNet"),
    "r2unet": _in_file("recurrent", "R2UNet"),
    "plain": _in_file("plain", "PlainNetwork"),
    "fcn": _in_file("fcn", "FCN"),
    "deeplab-mobilenet": _deeplab,
    "deeplab-resnet50": _deeplab,
    "segformer": _segformer,
    "convlstm": _convlstm,
    PIXELS: _pixels,
}
"""All of `network_choice.NETWORKS`."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A new network whose scores are all 0. ridge, scale: for `solve_head`; None: as usual."""

    network: Network
    ridge: float | None
    scale: float


def built(choice: NetworkChoice, channels: int, classes: int) -> Network:
    """Return the network of a choice, for weights to be loaded into. Raises NetworkRefused.

    channels: of one image.
    """
    network = CATALOGUE[choice.name](channels, classes, choice)
    network.preparation = choice.seen_as
    return network


def begun(choice: NetworkChoice, channels: int, classes: int, seed: int) -> Beginning:
    """Return what a project begins with: from starter weights, those it brings, or drawn anew.

    seed: of what is drawn at random here and, as dropout, later. Raises NetworkRefused.
    """
    beginning = _begun(choice, channels, classes, seed)
    beginning.network.preparation = choice.seen_as
    return beginning


def _begun(choice: NetworkChoice, channels: int, classes: int, seed: int) -> Beginning:
    if choice.name == DEFAULT_NETWORK:
        starter = bundled_starter()
        return Beginning(starter.network(channels, classes), starter.ridge, starter.scale)
    if choice.name == PHOTO:
        starter = bundled_starter(PHOTO_NAME)
        known = PhotoUNet(channels, classes)
        known.take_in(starter.weights)
        return Beginning(known, starter.ridge, starter.scale)
    torch.manual_seed(seed)
    network = built(choice, channels, classes)
    network.start()
    return Beginning(network, network.first_ridge, USUAL_SCALE)
