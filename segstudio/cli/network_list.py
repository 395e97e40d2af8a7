"""Networks with their options, as one word of the command line."""

from __future__ import annotations

import argparse
import itertools

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown

_NUMBERS = {"width": int, "depth": int, "dropout": float}


def network_list(text: str) -> list[NetworkChoice]:
    """Return the networks of “quick,classic:width=16/32:depth=3”: each width is one of them.

    Raises ArgumentTypeError.
    """
    try:
        return [found for each in text.split(",") for found in _choices(each.strip())]
    except NetworkUnknown as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _choices(text: str) -> list[NetworkChoice]:
    name, *options = text.split(":")
    keys, values = ["network"], [[name]]
    for option in options:
        key, equals, value = option.partition("=")
        if not equals or key not in (*_NUMBERS, "activation"):
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
