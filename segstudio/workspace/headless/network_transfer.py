"""A network straight out of another project as a file, and such a file into a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.network_card import ClassMatch, NetworkCard, about_project
from segstudio.workspace.network_exchange import (
    Checkpoint,
    export_network,
    image_to_check_with,
    import_network,
)
from segstudio.workspace.project_opening import OpenedProject


@contextmanager
def network_of(project: Path, version: int | None = None) -> Iterator[Path]:
    """Write a version (None: the newest) of a project's network to a file; it goes at the end.

    Raises StorageError, NoNetwork, EngineFailed.
    """
    with TemporaryDirectory(prefix="segstudio-") as folder:
        with opened_project(project) as opened, EngineTalk() as talk:
            file = Path(folder) / f"{opened.info.name}.safetensors"
            drawn, known = opened.store.annotated_images(), (opened.classes, opened.counts)
            about = about_project(opened.info.name, *known, opened.images, drawn)
            checkpoint = Checkpoint(opened.info.checkpoint, opened.classes.ids)
            image = image_to_check_with(opened.images)
            export_network(talk, checkpoint, file, about, image, version)
        yield file


def take_over(
    opened: OpenedProject, card: NetworkCard, match: ClassMatch, class_ids: tuple[int, ...]
) -> tuple[int, list[str]]:
    """Let a project go on from a network; return its version there, and what the engine warned of.

    class_ids: of the project. Raises NetworkRefused, EngineFailed, StorageError.
    """
    note = f"from {card.source}"
    checkpoint = Checkpoint(opened.info.checkpoint, class_ids, opened.newest_version)
    with EngineTalk() as talk:
        version = import_network(talk, checkpoint, card.file, match.pairs, note, card.source)
        warnings = list(talk.warnings)
    opened.store.add_version(version, 0, None, note)
    return version, warnings
