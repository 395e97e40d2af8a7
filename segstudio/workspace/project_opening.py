"""Opening what a person points at: a project, folders of images, or image files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.storage.errors import StorageFailed
from segstudio.storage.image_folder import IMAGE_SUFFIXES, list_images
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.layout import DATABASE_NAME, is_project
from segstudio.storage.project_store import ProjectStore
from segstudio.storage.training_record import CurvePoint
from segstudio.workspace.intensity_desk import stored_shared
from segstudio.workspace.project_info import ProjectInfo

PROJECT_FOLDER = "segstudio"
"""Where a folder of images keeps its project."""


class NothingToOpen(ValueError):
    """None of the paths is a project, a folder with images, or an image; the text says so."""


@dataclass(frozen=True)
class OpenedProject:
    """All that a session needs of a project to start with."""

    info: ProjectInfo
    store: ProjectStore
    images: list[ImageRecord]
    classes: ClassTable
    counts: dict[int, int]
    curve: list[CurvePoint]
    newest_version: int
    last_image_id: int | None
    is_live: bool
    intensity: object
    """See `IntensityDesk.open`."""


def open_store(folder: Path) -> OpenedProject:
    """Open the project in `folder`. Raises StorageError."""
    return _loaded(ProjectStore.open(folder))


def create_store(folder: Path, images: Sequence[str | Path]) -> OpenedProject:
    """Make a project in `folder` with those images. Raises StorageError."""
    store = ProjectStore.create(folder)
    try:
        added = store.add_images(images)
    except BaseException:
        store.close(back_up=False)
        raise
    return _loaded(store, added)


def open_any(paths: Sequence[Path], fallback_folder: Path) -> OpenedProject:
    """Open a project, or the images in the given folders and files.

    Images get a project in a folder "segstudio" beside them; it is reopened the next time, and
    images that came since are added. Where nothing can be written there, the project is made below
    `fallback_folder`. Raises NothingToOpen, StorageError.
    """
    paths = _present([path.absolute() for path in paths])
    for path in paths:
        folder = path.parent if path.name == DATABASE_NAME else path
        if folder.is_dir() and is_project(folder):
            return open_store(folder)
    images = find_images(paths)
    first = paths[0] if paths[0].is_dir() else paths[0].parent
    beside, elsewhere = first / PROJECT_FOLDER, fallback_folder / f"{first.name}-{hash_of(first):x}"
    for folder in (beside, elsewhere):
        if is_project(folder):
            return _filled(ProjectStore.open(folder), images)
    if not images:
        raise NothingToOpen(_nothing_in(paths))
    try:
        return create_store(beside, images)
    except StorageFailed:  # the only way to learn on every system whether it can be written
        return create_store(elsewhere, images)


def find_images(paths: Sequence[Path]) -> list[str]:
    """Return the image files among `paths` and in the folders among them; no file is opened."""
    if not paths:
        raise NothingToOpen("Nothing was given to open.")
    found: list[str] = []
    for path in paths:
        if path.is_dir():
            found += list_images(path)
        elif path.suffix.lower() in IMAGE_SUFFIXES:
            found.append(os.fspath(path))
    return found


def hash_of(path: Path) -> int:
    """Return a number that is the same for the same path in every run."""
    value = 0
    for byte in os.fsencode(path):
        value = (value * 131 + byte) % 2**32
    return value


def _nothing_in(paths: Sequence[Path]) -> str:
    names = ", ".join(f"“{path.name}”" for path in paths[:3])
    return (
        f"There is no image in {names}. SegStudio opens PNG, JPEG, TIFF, BMP and WebP files, "
        "folders of them, and its own projects."
    )


def _present(paths: Sequence[Path]) -> list[Path]:
    """Return the paths that are there. Raises NothingToOpen where none is."""
    present = [path for path in paths if path.exists()]
    if not present:
        names = ", ".join(f"“{path}”" for path in paths[:3]) or "nothing"
        raise NothingToOpen(f"There is no file or folder {names}. Check the name and the drive.")
    return present


def _filled(store: ProjectStore, images: Sequence[str | Path]) -> OpenedProject:
    try:
        store.add_images(images)
        return _loaded(store)
    except BaseException:
        store.close(back_up=False)
        raise


def _loaded(store: ProjectStore, images: list[ImageRecord] | None = None) -> OpenedProject:
    """images: all of them, where they are known already: reading 100,000 takes 0.2 s."""
    try:
        versions, last_image_id = store.versions(), store.setting("last_image_id")
        return OpenedProject(
            info=ProjectInfo(store.folder),
            store=store,
            images=store.images() if images is None else images,
            classes=store.classes(),
            counts=store.pixel_counts(),
            curve=store.curve(),
            newest_version=max((each.number for each in versions), default=0),
            last_image_id=last_image_id if isinstance(last_image_id, int) else None,
            is_live=bool(store.setting("is_live", default=True)),
            intensity=stored_shared(store),
        )
    except BaseException:
        store.close(back_up=False)
        raise
