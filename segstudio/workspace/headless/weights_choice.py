"""What a network begins with, before it is trained: published weights, a file, another project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from segstudio.document.encoder_weights import ENCODERS, SUFFIXES, TORCHVISION
from segstudio.document.network_choice import NetworkChoice
from segstudio.storage.layout import DATABASE_NAME
from segstudio.workspace.headless.network_transfer import take_over
from segstudio.workspace.headless.project_access import find_project, opened_project
from segstudio.workspace.label_check import check_labels
from segstudio.workspace.network_card import (
    WEIGHTS_SUFFIX,
    ClassMatch,
    NetworkRefused,
    card_of,
    match_classes,
    read_card,
)
from segstudio.workspace.project_network import project_card
from segstudio.workspace.weights_download import OnProgress, encoder_file


def is_encoder(source: str) -> bool:
    """Tell whether a source is weights of an encoder alone, not a whole network."""
    return source == TORCHVISION or is_encoder_file(Path(source))


def is_encoder_file(path: Path) -> bool:
    """Tell whether a file is no whole network: of PyTorch, or of safetensors without a card."""
    is_safe = path.suffix == WEIGHTS_SUFFIX and path.is_file()
    return path.suffix in SUFFIXES or (is_safe and not card_of(path).exists())


def encoder_path(source: str, network: str, on_progress: OnProgress) -> str:
    """Return the file of an encoder, downloaded where that is asked for and it is not here yet.

    network: the name of the one that is to begin with it. Raises NetworkRefused.
    """
    if network not in ENCODERS:
        raise NetworkRefused(
            f"There are no encoder weights for the network “{network}”; there are for "
            f"{', '.join(ENCODERS)}."
        )
    if source == TORCHVISION:
        return str(encoder_file(ENCODERS[network], on_progress))
    path = Path(source).absolute()
    if not path.is_file():
        raise NetworkRefused(f"There is no file “{path}”. Check the name and the drive.")
    return str(path)


def transfer(
    project: Path, source: Path, asked: Mapping[str, str | int | float]
) -> tuple[ClassMatch, int]:
    """Let a project go on from the network of another, or of an exported file.

    asked: settings that the network should have, {} for any; see `NetworkChoice.settings`.
    Return whose classes are whose, and the version that it is now. Raises NothingToTrain and
    NetworkRefused before anything changes, StorageError, NoNetwork, EngineFailed.
    """
    is_project = source.is_dir() or source.name == DATABASE_NAME
    other = project_card(source, find_project(project)) if is_project else None
    with opened_project(project) as opened:
        check_labels(opened.classes, opened.counts)
        card = other or read_card(source)
        usual = {} if "network" in asked else card.choice.settings
        wanted = NetworkChoice.from_settings({**usual, **asked})
        if asked and not wanted.has_weights_of(card.choice):
            raise NetworkRefused(
                f"The network of “{source}” is {card.choice.words}, not {wanted.words}. Leave out "
                "--network and its options, or ask for that one."
            )
        match = match_classes(card, opened.classes)
        if not match.is_enough:
            raise NetworkRefused(
                f"Fewer than two classes that the network of “{source}” has learned are in this "
                "project. Give classes the same names."
            )
        version, _ = take_over(opened, card, match, opened.classes.ids)
    return match, version
