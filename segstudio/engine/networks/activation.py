"""Activations by name, and weights that keep the strength of a signal through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torch import nn

_MADE: Mapping[str, Callable[[], nn.Module]] = {
    "relu": lambda: nn.ReLU(inplace=True),
    "leaky-relu": lambda: nn.LeakyReLU(0.01, inplace=True),
    "silu": lambda: nn.SiLU(inplace=True),
    "gelu": nn.GELU,
    "tanh": nn.Tanh,
}


def activation(name: str) -> nn.Module:
    """Return a module for one of `document.network_choice.ACTIVATIONS`."""
    return _MADE[name]()


def initialise(network: nn.Module, name: str) -> None:
    """Draw the weights of all convolutions for the activation `name`; biases become 0.

    Source: He et al. 2015 (Delving deep into rectifiers), section 2.2; Glorot and Bengio 2010 for
    tanh.
    """
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            if name == "tanh":
                nn.init.xavier_normal_(module.weight, nn.init.calculate_gain("tanh"))
            else:
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
