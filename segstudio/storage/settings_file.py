"""The app's own settings: one JSON file that is never fatal, whatever is in it."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

import platformdirs

from segstudio.storage.atomic_file import write_atomically

_RECENT = "recent_projects"
_RECENT_COUNT = 12


def default_settings_path() -> Path:
    """Return where the settings of this person lie on this system."""
    return Path(platformdirs.user_config_dir("SegStudio", appauthor=False)) / "settings.json"


class SettingsFile:
    """Settings by key. Read once when made; each change is written at once, atomically.

    set_aside: where an unreadable file was moved to, or None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_settings_path()
        self.set_aside: Path | None = None
        self._values = self._read()

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was set, as JSON gives it back, or `default`."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Set a value that JSON can hold; None takes the key away.

        Raises StorageFailed where it cannot be written (it holds until the program ends, then), and
        TypeError for what JSON cannot hold.
        """
        json.dumps(value)
        if self._values.get(key) == value:
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._write()

    @property
    def recent_projects(self) -> list[Path]:
        """Folders of projects, the last opened first; whether they are still there is not asked."""
        recent = self._values.get(_RECENT)
        if not isinstance(recent, list):
            return []
        return [Path(each) for each in recent if isinstance(each, str)]

    def add_recent_project(self, folder: Path) -> None:
        """Put a project first in the list. Raises StorageFailed."""
        others = [each for each in self.recent_projects if each != folder]
        self.set(_RECENT, [str(each) for each in [folder, *others][:_RECENT_COUNT]])

    def remove_recent_project(self, folder: Path) -> None:
        """Take a project from the list. Raises StorageFailed."""
        self.set(_RECENT, [str(each) for each in self.recent_projects if each != folder])

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        with contextlib.suppress(OSError):
            aside = self.path.with_name(f"{self.path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}")
            self.set_aside = self.path.replace(aside)
        return {}

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._values, indent=1, ensure_ascii=False, sort_keys=True)
        write_atomically(self.path, text.encode())
