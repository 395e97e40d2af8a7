"""The app's own settings: one JSON file that is never fatal, whatever is in it."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

import platformdirs

from segstudio.storage.atomic_file import write_atomically


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

    def hold(self, key: str, value: Any) -> bool:
        """Set a value without writing it; tell whether it is another than before.

        value: what JSON can hold, else TypeError; None takes the key away.
        """
        json.dumps(value)
        if self._values.get(key) == value:
            return False
        kept = {other: held for other, held in self._values.items() if other != key}
        # A new dictionary each time: another thread may be writing the old one.
        self._values = kept if value is None else {**kept, key: value}
        return True

    def set(self, key: str, value: Any) -> None:
        """Set a value and write it.

        Raises StorageFailed where it cannot be written (it holds until the program ends, then), and
        TypeError for what JSON cannot hold.
        """
        if self.hold(key, value):
            self.write()

    def write(self) -> None:
        """Write all values, atomically; from any thread. Raises StorageFailed."""
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._values, indent=1, ensure_ascii=False, sort_keys=True)
        write_atomically(self.path, text.encode())

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
