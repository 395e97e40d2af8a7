"""Finds what a data set says of an image by the image's path or, where that is enough, its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Generic, TypeVar

from segstudio.formats.format import ImageKey

T = TypeVar("T")


class ImageNames(Generic[T]):
    """Entries by the paths that a data set gives its images; no path is ever opened."""

    def __init__(self) -> None:
        self._by_path: dict[str, T] = {}
        self._by_name: dict[str, list[str]] = {}

    def __iter__(self) -> Iterator[T]:
        return iter(self._by_path.values())

    def add(self, file: str, entry: T) -> bool:
        """Take an entry; False where its path is absolute, leads upwards or is there already."""
        path = relative_path(file)
        if path is None or path in self._by_path:
            return False
        self._by_path[path] = entry
        self._by_name.setdefault(PurePosixPath(path).name, []).append(path)
        return True

    def items(self) -> Iterator[tuple[str, T]]:
        """Yield path and entry of each image."""
        return iter(self._by_path.items())

    def find(self, key: ImageKey) -> T | None:
        """Return the entry of an image, or None; a name alone counts where only one has it."""
        path = self._path(key)
        return None if path is None else self._by_path[path]

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the paths by which none of those images is found."""
        found = {self._path(key) for key in keys}
        return [path for path in self._by_path if path not in found]

    def _path(self, key: ImageKey) -> str | None:
        if key.file in self._by_path:
            return key.file
        named = self._by_name.get(PurePosixPath(key.file).name, [])
        return named[0] if len(named) == 1 else None


def relative_path(file: str) -> str | None:
    """Return a path of a data set with "/" between folders; None where it may lead elsewhere."""
    path = PurePosixPath(file.replace("\\", "/"))
    is_elsewhere = path.is_absolute() or ".." in path.parts or PureWindowsPath(file).drive
    return None if is_elsewhere or not path.name or "\0" in file else str(path)
