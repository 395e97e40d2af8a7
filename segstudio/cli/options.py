"""Options that several commands share, checked while they are read."""

from __future__ import annotations

import argparse
import math
from pathlib import Path


def add_project(parser: argparse.ArgumentParser, words: str = "folder of the project") -> None:
    """Add the project as the first argument, `options.project`."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help=words)


def seconds(text: str) -> float:
    """Return a positive number of seconds. Raises ArgumentTypeError with a sentence."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of seconds above 0")
    return number
