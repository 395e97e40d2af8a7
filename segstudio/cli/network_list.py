"""Networks with their options, as one word of the command line."""

from __future__ import annotations

import argparse

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown
from segstudio.document.network_list import networks_of


def network_list(text: str) -> list[NetworkChoice]:
    """Return the networks of “quick,classic:width=16/32:depth=3”: each width is one of them.

    Raises ArgumentTypeError.
    """
    try:
        return networks_of(text)
    except NetworkUnknown as error:
        raise argparse.ArgumentTypeError(str(error)) from error
