"""How a project's network learns, read from its checkpoint without loading the network."""

from __future__ import annotations

import json
from pathlib import Path

from segstudio.document.training_method import (
    DEFAULT_LOSS,
    DEFAULT_OPTIMIZER,
    DEFAULT_SCHEDULE,
    NUMBERS,
)

_INDEX_NAME = "learner.json"
_MAX_BYTES = 4 * 2**20
_NAMES = {"loss": DEFAULT_LOSS, "optimizer": DEFAULT_OPTIMIZER, "schedule": DEFAULT_SCHEDULE}

Method = dict[str, str | int | float]


def saved_method(checkpoint: Path) -> Method:
    """Return the settings of `training_method` by name; {} where there is no readable network."""
    try:
        with (checkpoint / _INDEX_NAME).open("rb") as file:
            settings = json.loads(file.read(_MAX_BYTES))["settings"]
        names = {name: str(settings.get(name, usual)) for name, usual in _NAMES.items()}
        numbers = {name: settings[name] for name in NUMBERS if name in settings}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {**names, **{n: each for n, each in numbers.items() if isinstance(each, int | float)}}


def method_words(method: Method) -> str:
    """Return what people read: the names, and the numbers."""
    numbers = ", ".join(
        f"{name.replace('_', ' ')} {method[name]:g}" for name in NUMBERS if name in method
    )
    return "loss {loss}, optimiser {optimizer}, schedule {schedule}".format(**method) + (
        f" ({numbers})" if numbers else ""
    )
