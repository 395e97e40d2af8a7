"""Options that several commands share, checked while they are read."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from segstudio.document.refinement import NUMBERS as REFINEMENT_NUMBERS
from segstudio.formats.catalogue import FORMAT_TITLES


def add_project(parser: argparse.ArgumentParser, words: str = "folder of the project") -> None:
    """Add the project as the first argument, `options.project`."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help=words)


def add_masks_out(parser: argparse.ArgumentParser) -> None:
    """Add the folder that masks are written to, `options.out`."""
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder for the masks: PNGs whose grey values are class ids, and classes.json",
    )


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add whether predictions are held to the project's rules, `options.rules`."""
    parser.add_argument(
        "--rules",
        action="store_true",
        help="hold what is written of predictions to the project's rules (see “segstudio rules”)",
    )


def add_refinement(parser: argparse.ArgumentParser) -> None:
    """Add how predictions are refined, `options.refine`: None for not, "" as was done last."""
    numbers = "; ".join(
        f"{name}: {each.words}, {each.low:g} to {each.high:g} (usually {each.usual:g})"
        for name, each in REFINEMENT_NUMBERS.items()
    )
    parser.add_argument(
        "--refine",
        nargs="?",
        const="",
        metavar="NAME=VALUE,…",
        help="bring borders to where colours change, by a fully connected CRF (DeepLab's); the "
        f"parameters are kept with the project for the next time. {numbers}",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the format of a data set, `options.format`; None for index PNGs."""
    parser.add_argument(
        "--format",
        choices=tuple(FORMAT_TITLES),
        metavar="NAME",
        help="format of the data set: " + ", ".join(FORMAT_TITLES) + " (default: index PNG)",
    )


def seconds(text: str) -> float:
    """Return a positive number of seconds. Raises ArgumentTypeError with a sentence."""
    return _above_0(text, "seconds")


def minutes(text: str) -> float:
    """Return a positive number of minutes. Raises ArgumentTypeError with a sentence."""
    return _above_0(text, "minutes")


def whole_number(text: str) -> int:
    """Return a whole number above 0. Raises ArgumentTypeError with a sentence."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**12:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return int(text)


def pixels(text: str) -> float:
    """Return a number of pixels, 0 or more. Raises ArgumentTypeError with a sentence."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of pixels, 0 or more")
    return number


def _above_0(text: str, unit: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of {unit} above 0")
    return number
