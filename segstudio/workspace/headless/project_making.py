"""Making a project from images, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.storage.errors import ProjectExists, StorageFailed
from segstudio.storage.layout import is_project
from segstudio.workspace.headless.project_prediction import records_of
from segstudio.workspace.project_opening import create_store


@dataclass(frozen=True, slots=True)
class MadeProject:
    """folder: of the project. images: their number. classes: their names."""

    folder: Path
    images: int
    classes: tuple[str, ...]


def make_project(
    folder: Path, images: Sequence[Path], class_names: Sequence[str] | None = None
) -> MadeProject:
    """Make a project in `folder` with the given images, or those in the given folders.

    class_names: the background first; None: those of any new project. Raises StorageError,
    NothingToOpen, ClassError; nothing is made then.
    """
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise StorageFailed(f"“{folder}” is a file. Choose another place for the project.")
    if folder.is_dir() and is_project(folder):
        raise ProjectExists(f"“{folder}” holds a project already. Choose another folder.")
    classes = ClassTable.default() if class_names is None else ClassTable()
    for name in class_names or ():
        classes = classes.added(name)
    locations = [record.location for record in records_of(images)]
    try:
        opened = create_store(folder, locations)
    except OSError as error:
        raise StorageFailed(
            f"The folder “{folder}” cannot be made ({error.strerror}). Choose another place."
        ) from error
    with opened.store as store:
        store.set_classes(classes)
    return MadeProject(folder, len(opened.images), tuple(each.name for each in classes))
