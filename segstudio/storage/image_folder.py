"""Lists the image files of a folder by their names alone."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from segstudio.storage.errors import StorageFailed
from segstudio.storage.layout import DATABASE_NAME

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""Of the files that can be opened, in lower case."""

_NUMBER = re.compile(r"([0-9]{1,18})")
_DIGITS = str.maketrans("123456789", "0" * 9)


def list_images(folder: Path, recursive: bool = True) -> list[str]:
    """Return the locations of the image files in `folder` (and below it) in natural order.

    Text, not `Path`s: 100,000 of those take longer than all the rest. None of the files is opened.
    Hidden folders and SegStudio's projects are skipped. Raises StorageFailed where `folder` cannot
    be listed; folders below it that cannot are skipped.
    """
    try:
        return _list(os.path.abspath(folder), recursive)  # noqa: PTH100 (speed)
    except OSError as error:
        raise StorageFailed(
            f"The folder “{folder}” cannot be listed ({error.strerror}). Check that it is there "
            "and that you may read it."
        ) from error


def natural_order(names: list[str]) -> list[str]:
    """Return the names sorted, "image 9" before "image 10", without regard to letter case."""
    ordered = sorted(names)
    if len({name.translate(_DIGITS) for name in names}) <= 1:
        return ordered  # alike but for numbers of one length: the usual large folder
    return sorted(ordered, key=_natural_key)


def natural_text(name: str) -> str:
    """Return text that sorts as `natural_order` does: each number is led by its length."""
    return _NUMBER.sub(_with_length, name.casefold())


def _with_length(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0")
    return chr(ord("0") + len(digits)) + digits


def _natural_key(name: str) -> list[str | int]:
    parts: list[str | int] = list(_NUMBER.split(name.casefold()))
    for index in range(1, len(parts), 2):
        parts[index] = int(parts[index])
    return parts


def _list(folder: str, recursive: bool) -> list[str]:
    names, folders = _scan(folder)
    prefix = os.path.join(folder, "")  # noqa: PTH118
    found = [prefix + name for name in natural_order(names)]
    for name in natural_order(folders) if recursive else ():
        below = prefix + name
        with contextlib.suppress(OSError):
            if not os.path.exists(os.path.join(below, DATABASE_NAME)):  # noqa: PTH110, PTH118
                found += _list(below, recursive)
    return found


def _scan(folder: str) -> tuple[list[str], list[str]]:
    """Return the names of images and of visible folders; links to folders are not followed."""
    names, folders = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if name.lower().endswith(IMAGE_SUFFIXES) and entry.is_file():
                names.append(name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
    return names, folders
