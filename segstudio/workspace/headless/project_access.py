"""Opening a project by the path that a person typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from segstudio.storage.errors import ProjectMissing
from segstudio.storage.layout import DATABASE_NAME, is_project
from segstudio.workspace.project_opening import PROJECT_FOLDER, OpenedProject, open_store


def find_project(path: Path) -> Path:
    """Return the project's folder for its path, its file's, or that of the images it lies beside.

    Raises ProjectMissing.
    """
    path = path.absolute()
    candidates = (path.parent if path.name == DATABASE_NAME else path, path / PROJECT_FOLDER)
    for folder in candidates:
        if folder.is_dir() and is_project(folder):
            return folder
    if not path.exists():
        raise ProjectMissing(
            f"There is no folder “{path}”. Make a project there with “segstudio new”."
        )
    raise ProjectMissing(
        f"There is no SegStudio project in “{path}”. Make one with “segstudio new”, and give that "
        "folder."
    )


@contextmanager
def opened_project(path: Path) -> Iterator[OpenedProject]:
    """Open the project at `path`, and close it at the end. Raises StorageError."""
    opened = open_store(find_project(path))
    with opened.store:
        yield opened
