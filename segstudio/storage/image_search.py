"""Finds images whose files were moved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from segstudio.storage.image_folder import list_images
from segstudio.storage.image_record import ImageRecord


def find_missing(records: Iterable[ImageRecord]) -> list[ImageRecord]:
    """Return those whose file is not there; lists folders once, asks not for each file."""
    listed: dict[str, set[str]] = {}
    missing = []
    for record in records:
        folder, name = os.path.split(record.location)
        names = listed.get(folder)
        if names is None:
            names = listed[folder] = _names(folder)
        # A name in other letter case is the same file on Windows and macOS: ask the system.
        if name not in names and not (names and os.path.isfile(record.location)):  # noqa: PTH113
            missing.append(record)
    return missing


def match_by_tail(missing: Iterable[ImageRecord], folder: Path) -> list[tuple[int, str]]:
    """Return (id, new location) of each missing image that has one best match below `folder`.

    The match is the file of the same name with the longest run of same folder names above it.
    """
    candidates: dict[str, list[str]] = {}
    for location in list_images(folder):
        candidates.setdefault(os.path.basename(location), []).append(location)  # noqa: PTH119
    matches = []
    for record in missing:
        found = candidates.get(record.path.name, [])
        best = max((_shared_tail(record.location, each) for each in found), default=0)
        fitting = [each for each in found if _shared_tail(record.location, each) == best]
        if len(fitting) == 1:
            matches.append((record.id, fitting[0]))
    return matches


def _names(folder: str) -> set[str]:
    try:
        return {entry.name for entry in os.scandir(folder)}
    except OSError:
        return set()


def _shared_tail(first: str, second: str) -> int:
    """Return how many path parts are the same, counted from the end."""
    shared = 0
    for one, other in zip(reversed(Path(first).parts), reversed(Path(second).parts), strict=False):
        if one != other:
            break
        shared += 1
    return shared
