"""A network straight out of another project, as a file that can be taken in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.network_card import about_project
from segstudio.workspace.network_exchange import (
    Checkpoint,
    export_network,
    image_to_check_with,
)


@contextmanager
def network_of(project: Path, version: int | None = None) -> Iterator[Path]:
    """Write a version (None: the newest) of a project's network to a file; it goes at the end.

    Raises StorageError, NoNetwork, EngineFailed.
    """
    with TemporaryDirectory(prefix="segstudio-") as folder:
        with opened_project(project) as opened, EngineTalk() as talk:
            file = Path(folder) / f"{opened.info.name}.safetensors"
            drawn = {each.id for each in opened.store.annotated_images()}
            images = [each.id in drawn for each in opened.images]
            about = about_project(opened.info.name, opened.classes, opened.counts, images)
            checkpoint = Checkpoint(opened.info.checkpoint, opened.classes.ids)
            image = image_to_check_with(opened.images)
            export_network(talk, checkpoint, file, about, image, version)
        yield file
