"""Networks with their options, as one word of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown
from segstudio.document.network_list import networks_of
from segstudio.document.preparation import NONE, WORDS, preparation_steps
from segstudio.document.training_method import MethodUnknown


def network_list(text: str) -> list[NetworkChoice]:
    """Return the networks of “quick,classic:width=16/32:depth=3”: each width is one of them.

    Raises ArgumentTypeError.
    """
    try:
        return networks_of(text)
    except NetworkUnknown as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_preparation(parser: argparse._ActionsContainer) -> None:
    """Add the option of what is done to images before the networks of a list see them."""
    parser.add_argument(
        "--preparation",
        type=_preparation,
        default=NONE,
        metavar="STEPS",
        help=f"for networks of the list that name none of their own; {WORDS}",
    )


def prepared(networks: Iterable[NetworkChoice], preparation: str) -> list[NetworkChoice]:
    """Return networks, each once; those without a preparation of their own get this one."""
    return list(
        dict.fromkeys(
            replace(each, preparation=preparation) if each.preparation == NONE else each
            for each in networks
        )
    )


def _preparation(text: str) -> str:
    try:
        preparation_steps(text)
    except MethodUnknown as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text
