"""How a project's network learns, read from its checkpoint without loading the network."""

from __future__ import annotations

import json
from pathlib import Path

from segstudio.document.data_method import TEXTS
from segstudio.document.method_fit import unused_settings
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.training_method import (
    DEFAULT_LOSS,
    DEFAULT_OPTIMIZER,
    DEFAULT_SCHEDULE,
    EXTRAS,
    NUMBERS,
)

_INDEX_NAME = "learner.json"
_MAX_BYTES = 4 * 2**20
_NAMES = {
    "loss": DEFAULT_LOSS,
    "optimizer": DEFAULT_OPTIMIZER,
    "schedule": DEFAULT_SCHEDULE,
    **{name: text.usual for name, text in TEXTS.items()},
}

_STARTS = ("weights", "source")
_TITLES = {"loss": "loss", "optimizer": "optimiser", "schedule": "schedule"}

Method = dict[str, str | int | float]


def saved_method(checkpoint: Path) -> Method:
    """Return the settings of `training_method` and those of the network by name.

    {} where there is no readable network.
    """
    try:
        with (checkpoint / _INDEX_NAME).open("rb") as file:
            settings = json.loads(file.read(_MAX_BYTES))["settings"]
        names = {name: str(settings.get(name, usual)) for name, usual in _NAMES.items()}
        choice = NetworkChoice.from_settings(settings)
        start = {name: str(settings[name]) for name in _STARTS if settings.get(name)}
        numbers = {name: settings[name] for name in NUMBERS if name in settings}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    numbers = {name: each for name, each in numbers.items() if isinstance(each, int | float)}
    return {**choice.settings, **names, **start, **numbers}


def method_words(method: Method) -> str:
    """Return what people read: the names, and the numbers; what means nothing is left out."""
    unused = unused_settings(str(method["network"]))
    numbers = ", ".join(
        f"{name.replace('_', ' ')} {method[name]:g}"
        for name, number in NUMBERS.items()
        if name in method
        and name not in unused
        and (name not in EXTRAS or method[name] != number.usual)
    )
    network = NetworkChoice.from_settings(method).words
    if method.get("source"):
        network += f" that began with “{method['source']}”"
    elif method.get("weights"):
        network += f" with the encoder of “{Path(str(method['weights'])).name}”"
    told = [f"{words} {method[name]}" for name, words in _TITLES.items() if name not in unused]
    told += [
        f"{name.replace('_', ' ')} {method[name]}"
        for name, text in TEXTS.items()
        if name not in unused and method.get(name, text.usual) != text.usual
    ]
    return ", ".join([network, *told]) + (f" ({numbers})" if numbers else "")
