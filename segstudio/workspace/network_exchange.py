"""Taking a network out of a checkpoint and into it, by an engine of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import (
    ExportNetwork,
    ImportNetwork,
    KeptVersion,
    NetworkExported,
    NetworkImported,
    OpenProject,
    VersionsKept,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.prediction_run import NoNetwork, check_network
from segstudio.workspace.network_card import NetworkRefused
from segstudio.workspace.sample import sample_folder


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A project's network on disk, and the classes that the project has.

    newest_version: that the project has seen, so that newer ones get other numbers. settings: that
    differ from those saved with it, (name, value).
    """

    folder: Path
    class_ids: tuple[int, ...]
    newest_version: int = 0
    settings: tuple[tuple[str, str | int | float], ...] = ()


def open_checkpoint(talk: EngineTalk, checkpoint: Checkpoint) -> tuple[KeptVersion, ...]:
    """Let the engine go on from the checkpoint, where there is one; return the kept versions.

    Raises EngineFailed.
    """
    talk.wait_ready()
    path = str(checkpoint.folder) if checkpoint.folder.exists() else None
    newest, settings = checkpoint.newest_version, checkpoint.settings
    talk.send(OpenProject(checkpoint.class_ids, path, newest_version=newest, settings=settings))
    found = talk.wait_for(lambda report: isinstance(report, VersionsKept))
    return found.versions if isinstance(found, VersionsKept) else ()


def open_trained(talk: EngineTalk, checkpoint: Checkpoint) -> tuple[KeptVersion, ...]:
    """The same for a checkpoint that must hold a network. Raises NoNetwork, EngineFailed."""
    check_network(checkpoint.folder)
    versions = open_checkpoint(talk, checkpoint)
    if not versions:
        raise NoNetwork(" ".join(talk.warnings) or "No version of the network is kept; train it.")
    return versions


def export_network(
    talk: EngineTalk,
    checkpoint: Checkpoint,
    file: Path,
    about: str,
    image: Path,
    version: int | None = None,
) -> NetworkExported:
    """Write a version (None: the newest) to `file`, .safetensors or .onnx, with a card.

    about: see `about_project`. image: what an ONNX file is checked with. Raises NoNetwork,
    EngineFailed.
    """
    versions = open_trained(talk, checkpoint)
    number = versions[-1].version if version is None else version
    talk.send(ExportNetwork(number, str(file), about, str(image)))
    outcome = talk.wait_for(lambda report: isinstance(report, NetworkExported))
    if not isinstance(outcome, NetworkExported) or outcome.problem:
        raise EngineFailed(getattr(outcome, "problem", ""))
    return outcome


def import_network(
    talk: EngineTalk,
    checkpoint: Checkpoint,
    file: Path,
    pairs: tuple[tuple[int, int], ...],
    note: str,
    source: str = "",
) -> int:
    """Go on from the network in `file`, save, and return its version; see `ImportNetwork`.

    Raises EngineFailed, NetworkRefused.
    """
    open_checkpoint(talk, checkpoint)
    talk.send(ImportNetwork(str(file), pairs, note, source))
    outcome = talk.wait_for(lambda report: isinstance(report, NetworkImported))
    if not isinstance(outcome, NetworkImported) or outcome.problem:
        raise NetworkRefused(getattr(outcome, "problem", ""))
    talk.save(str(checkpoint.folder))
    return outcome.version


def image_to_check_with(records: Sequence[ImageRecord]) -> Path:
    """Return an image of the project that can be read, else one of the sample's."""
    usable = (each.path for each in records if each.problem is None and each.path.is_file())
    found = next(usable, None)
    return found or min((sample_folder() / "images").iterdir())
