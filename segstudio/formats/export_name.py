"""Names for exported files: one for each image, none twice, the same at each export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path


def export_names(locations: Sequence[str], suffix: str = ".png") -> list[str]:
    """Return a file name for each image: its own name with another suffix.

    Images of the same name are told apart by as many folder names in front as needed, or by their
    old suffix, at last by a number. locations: absolute paths. Letter case does not tell apart, as
    Windows and macOS do not either.
    """
    paths = [Path(location) for location in locations]
    names = [path.stem for path in paths]
    deepest = max((len(path.parts) for path in paths), default=0)
    for depth in range(deepest):
        clashing = _clashing(names)
        if not clashing:
            break
        for index in clashing:
            path = paths[index]
            folders = path.parts[max(1, len(path.parts) - 1 - depth) : -1]
            own = path.name.replace(".", "_") if depth else f"{path.stem}_{path.suffix[1:]}"
            names[index] = "_".join([*folders, own])
    return [name + suffix for name in _numbered(names)]


def _clashing(names: list[str]) -> list[int]:
    counts = Counter(name.casefold() for name in names)
    return [index for index, name in enumerate(names) if counts[name.casefold()] > 1]


def _numbered(names: list[str]) -> list[str]:
    """Add numbers to names that are still the same."""
    taken: set[str] = set()
    numbered = []
    for name in names:
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name}_{number}"
        taken.add(free.casefold())
        numbered.append(free)
    return numbered
