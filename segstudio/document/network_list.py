"""Networks with their options in a line: “quick,classic:width=16/32:depth=3”."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

from segstudio.document.network_choice import NETWORKS, NetworkChoice, NetworkUnknown


def _above_0(text: str) -> int:
    if int(text) < 1:  # 0 is what is usual, and nobody means that
        raise ValueError
    return int(text)


_NUMBERS: Mapping[str, Callable[[str], float]] = {
    "width": _above_0,
    "depth": _above_0,
    "dropout": float,
}


def networks_of(text: str) -> list[NetworkChoice]:
    """Return the networks of such a line, each once: each width, say, is one of them.

    Raises NetworkUnknown, where there is none too.
    """
    words = [each.strip() for each in text.split(",") if each.strip()]
    if not words:
        raise NetworkUnknown(f"Name a network, or several; there are {', '.join(NETWORKS)}.")
    return list(dict.fromkeys(found for each in words for found in _choices(each)))


def _choices(text: str) -> list[NetworkChoice]:
    name, *options = text.split(":")
    keys, values = ["network"], [[name]]
    for option in options:
        key, equals, value = option.partition("=")
        if not equals or key not in (*_NUMBERS, "activation", "preparation"):
            raise NetworkUnknown(f"“{option}” of “{text}” must be like width=16.")
        keys.append(key)
        values.append(value.split("/"))
    return [_choice(dict(zip(keys, each, strict=True))) for each in itertools.product(*values)]


def _choice(texts: dict[str, str]) -> NetworkChoice:
    values: dict[str, object] = {}
    for key, text in texts.items():
        try:
            values[key] = _NUMBERS[key](text) if key in _NUMBERS else text
        except ValueError as error:
            network = texts["network"]
            raise NetworkUnknown(
                f"“{text}” is not a number for the {key} of “{network}”."
            ) from error
    return NetworkChoice.from_settings(values)
