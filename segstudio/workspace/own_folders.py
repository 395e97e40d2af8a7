"""Where the program keeps things of its own on this machine."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "SegStudio"


def own_projects_folder() -> Path:
    """Return where projects are kept that have no place of their own."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "projects"


def log_file(name: str) -> Path:
    """Return where the log of that name is written; its folder is made."""
    folder = Path(platformdirs.user_log_dir(_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def weights_folder() -> Path:
    """Return where downloaded encoder weights are kept, for all projects; it can be deleted."""
    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False)) / "weights"
