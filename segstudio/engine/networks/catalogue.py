"""Each network under its name; its file is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch

from segstudio.document.network_choice import DEFAULT_NETWORK, PHOTO, NetworkChoice
from segstudio.engine.networks.network import Network
from segstudio.engine.networks.photo import PhotoUNet
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


def _classic(channels: int, classes: int, choice: NetworkChoice) -> Network:
    from segstudio.engine.networks.classic import ClassicUNet

    options = choice.width, choice.depth, choice.activation, choice.dropout
    return ClassicUNet(channels, classes, *options)


CATALOGUE: Mapping[str, Builder] = {
    DEFAULT_NETWORK: _quick,
    PHOTO: _photo,
    "classic": _classic,
}
"""All of `network_choice.NETWORKS`."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A new network whose scores are all 0. ridge, scale: for `solve_head`; None: as usual."""

    network: Network
    ridge: float | None
    scale: float


def built(choice: NetworkChoice, channels: int, classes: int) -> Network:
    """Return the network of a choice, for weights to be loaded into. Raises NetworkRefused."""
    return CATALOGUE[choice.name](channels, classes, choice)


def begun(choice: NetworkChoice, channels: int, classes: int, seed: int) -> Beginning:
    """Return what a project begins with: from starter weights, those it brings, or drawn anew.

    seed: of what is drawn at random here and, as dropout, later. Raises NetworkRefused.
    """
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
    return Beginning(network, None, USUAL_SCALE)
