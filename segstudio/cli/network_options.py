"""Which network is to learn, as options; they are settings of the project's network."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from segstudio.cli.options import whole_number
from segstudio.document.network_choice import (
    ACTIVATIONS,
    DEFAULT_NETWORK,
    NETWORKS,
    OPTIONS,
    NetworkChoice,
)
from segstudio.document.preparation import WORDS

Settings = tuple[tuple[str, str | int | float], ...]


def add_network(parser: argparse.ArgumentParser) -> None:
    """Add an option for the network and one for each of its options."""
    group = parser.add_argument_group(
        "which network", "another one starts anew; versions of the one before are kept"
    )
    group.add_argument(
        "--network", metavar="NAME", help=f"{', '.join(NETWORKS)}; see “segstudio network list”"
    )
    group.add_argument(
        "--width", type=whole_number, metavar="N", help="channels of its first stage"
    )
    group.add_argument(
        "--depth", type=whole_number, metavar="N", help="how often it halves the resolution"
    )
    group.add_argument("--activation", metavar="NAME", help=", ".join(ACTIVATIONS))
    group.add_argument(
        "--dropout", type=float, metavar="X", help="share of its features left out in training"
    )
    group.add_argument("--preparation", metavar="STEPS", help=f"done to images first: {WORDS}")


def chosen_network(
    options: argparse.Namespace, saved: Mapping[str, str | int | float] | None = None
) -> Settings:
    """Return (name, value) of the network's settings, () where none was given.

    saved: settings that options without a network change; a network comes with its usual ones.
    Raises NetworkUnknown.
    """
    names = ("network", *OPTIONS)
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if not given:
        return ()
    before = {} if "network" in given else dict(saved or {"network": DEFAULT_NETWORK})
    return tuple(NetworkChoice.from_settings({**before, **given}).settings.items())
