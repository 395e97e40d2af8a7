"""What the app remembers between sittings: recent projects, layout, theme."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from segstudio.storage.errors import StorageError
from segstudio.storage.settings_file import SettingsFile

MAX_RECENT = 8
_log = logging.getLogger(__name__)


class AppSettings:
    """Settings of this person on this machine; saved at each change, on a thread, never fatal."""

    def __init__(self, path: Path | None = None) -> None:
        """path: of the settings file; the platform's own place where None."""
        self._file = SettingsFile() if path is None else SettingsFile(path)
        self._is_due = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")

    def get(self, key: str, default: Any = None) -> Any:
        """Return a remembered value, or `default`."""
        return self._file.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold; until the end of this sitting if it must be."""
        if self._file.hold(key, value) and not self._is_due:
            self._is_due = True  # a slider that moves is written a few times, not at each step
            self._writer.submit(self._write)

    def flush(self) -> None:
        """Wait until all is written."""
        self._writer.submit(lambda: None).result()

    @property
    def recent_projects(self) -> list[Path]:
        """Project folders, the latest first; whether they are still there is not asked."""
        stored = self.get("recent_projects")
        if not isinstance(stored, list):
            return []
        return [Path(each) for each in stored if isinstance(each, str)]

    def note_project(self, folder: Path) -> None:
        """Put a project at the head of the recent ones."""
        recent = [folder, *(each for each in self.recent_projects if each != folder)]
        self.set("recent_projects", [str(each) for each in recent[:MAX_RECENT]])

    def forget_project(self, folder: Path) -> None:
        """Take a project that is gone off the recent ones."""
        recent = [each for each in self.recent_projects if each != folder]
        self.set("recent_projects", [str(each) for each in recent])

    def _write(self) -> None:
        self._is_due = False
        try:
            self._file.write()
        except (StorageError, OSError) as error:
            _log.warning("A setting could not be saved: %s", error)
