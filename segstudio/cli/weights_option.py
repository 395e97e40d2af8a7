"""What the network to train begins with, as an option: published weights, a file, a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.network_options import Settings
from segstudio.document.encoder_weights import ENCODERS, TORCHVISION
from segstudio.document.network_choice import DEFAULT_NETWORK, OPTIONS


def add_weights(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    sizes = ", ".join(f"{name}: {each.size_mb} MB" for name, each in ENCODERS.items())
    parser.add_argument(
        "--weights",
        metavar="FROM",
        help=f"what the network begins with: “{TORCHVISION}” (an encoder that knows photographs, "
        f"downloaded once; {sizes}), a file of such weights (.pth, .safetensors), or the network "
        "of another project or exported file (its card beside it), classes matched by name",
    )


def transferred(options: argparse.Namespace, console: Console) -> None:
    """Let the project go on from another network, where that is asked for; say what matched.

    Raises NothingToTrain, NetworkRefused, StorageError, NoNetwork, EngineFailed.
    """
    from segstudio.workspace.headless.weights_choice import is_encoder, transfer

    if options.weights is None or is_encoder(options.weights):
        return
    names = ("network", *OPTIONS)
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    match, version = transfer(options.project, Path(options.weights), given)
    known = ", ".join(f"“{theirs.name}”" for theirs, ours in match.rows if ours is not None)
    console.say(
        f"It begins with the network of “{options.weights}”, version {version} of this project "
        f"now, which knows {known}."
    )
    if match.unknown:
        names_new = ", ".join(f"“{name}”" for name in match.unknown)
        console.say(f"It does not know {names_new} yet.")


def chosen_encoder(
    options: argparse.Namespace, saved: dict[str, str | int | float], console: Console
) -> Settings:
    """Return the setting of an encoder, where one is asked for; it is downloaded with progress.

    saved: how the project learns. Raises NetworkRefused.
    """
    from segstudio.workspace.headless.weights_choice import encoder_path, is_encoder

    if options.weights is None or not is_encoder(options.weights):
        return ()
    network = str(options.network or saved.get("network", DEFAULT_NETWORK))
    with console.progress("Downloading", "MB") as progress:
        path = encoder_path(options.weights, network, progress.update)
    return (("weights", path),)
