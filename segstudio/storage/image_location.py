"""How an image's place is written in a project: relative to it, so both can move together."""

from __future__ import annotations

import os
from pathlib import Path

Stored = str | bytes
"""Path with forward slashes; bytes where the file's name is not valid text (Linux allows that)."""


def file_name(stored: Stored) -> str:
    """Return the name of the file, as text that can be stored: what is no text shows as “?”."""
    text = stored if isinstance(stored, str) else os.fsdecode(stored)
    return text.rpartition("/")[2].encode(errors="replace").decode()


class Locations:
    """Turns paths into what is stored and back. Folders are looked up once, files never touched."""

    def __init__(self, project_folder: Path) -> None:
        self._project_folder = os.path.realpath(project_folder)
        self._stored_folders: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def stored(self, path: str | os.PathLike[str]) -> Stored:
        """Return what to store for the file at `path`: relative, or absolute on another drive."""
        folder, name = os.path.split(os.fspath(path))
        prefix = self._stored_folders.get(folder)
        if prefix is None:
            prefix = self._stored_folders[folder] = self._stored_folder(folder)
        text = prefix + name
        if text.isascii():
            return text
        try:
            text.encode()
        except UnicodeEncodeError:
            return os.fsencode(text)
        return text

    def absolute(self, stored: Stored) -> str:
        """Return the absolute path of what `stored` gave."""
        text = stored if isinstance(stored, str) else os.fsdecode(stored)
        prefix, slash, name = text.rpartition("/")
        folder = self._folders.get(prefix)
        if folder is None:
            joined = os.path.join(self._project_folder, prefix + slash)  # noqa: PTH118 (speed)
            folder = os.path.join(os.path.normpath(joined), "")  # noqa: PTH118
            self._folders[prefix] = folder
        return folder + name

    def _stored_folder(self, folder: str) -> str:
        absolute = os.path.realpath(folder)
        try:
            relative = os.path.relpath(absolute, self._project_folder)
        except ValueError:  # on Windows: another drive
            relative = absolute
        if relative == os.curdir:
            return ""
        prefix = os.path.join(relative, "")  # noqa: PTH118
        return prefix if os.sep == "/" else prefix.replace(os.sep, "/")
