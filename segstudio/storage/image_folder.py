"""Lists the image files of a folder by their names alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

from segstudio.storage.errors import StorageFailed
from segstudio.storage.layout import DATABASE_NAME

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""Of the files that can be opened, in lower case."""

_NUMBER = re.compile(r"(\d+)")
_Key = tuple[tuple[int, int, str], ...]


def is_image_name(name: str) -> bool:
    """Tell whether a file of that name is listed as an image."""
    return name.lower().endswith(IMAGE_SUFFIXES) and not name.startswith(".")


def list_images(folder: Path, recursive: bool = True) -> list[Path]:
    """Return the image files in `folder` (and below it) in natural order; none is opened.

    Hidden folders and SegStudio's projects are skipped. Raises StorageFailed where `folder` cannot
    be listed; folders below it that cannot are skipped.
    """
    try:
        names, folders = _scan(os.fspath(folder))
    except OSError as error:
        raise StorageFailed(
            f"The folder “{folder}” cannot be listed ({error.strerror}). Check that it is there "
            "and that you may read it."
        ) from error
    found = [folder / name for name in sorted(names, key=natural_key)]
    if recursive:
        for name in sorted(folders, key=natural_key):
            found += _list_below(folder / name)
    return found


def natural_key(name: str) -> _Key:
    """Return a key that sorts "image 9" before "image 10", without regard to letter case."""
    parts = _NUMBER.split(name.casefold())
    return tuple(
        (int(part), len(part), "") if index % 2 else (-1, 0, part)
        for index, part in enumerate(parts)
    )


def _list_below(folder: Path) -> list[Path]:
    try:
        if (folder / DATABASE_NAME).exists():
            return []
        return list_images(folder)
    except (OSError, StorageFailed):
        return []


def _scan(folder: str) -> tuple[list[str], list[str]]:
    """Return the names of images and of visible folders; links to folders are not followed."""
    names, folders = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_image_name(entry.name):
                if entry.is_file():
                    names.append(entry.name)
            elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
    return names, folders
