"""Where things lie in a project folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

DATABASE_NAME = "project.segstudio"
BACKUP_NAME = "project.segstudio.backup"
LOCK_NAME = "project.segstudio.lock"
NETWORKS_NAME = "networks"


def is_project(folder: Path) -> bool:
    """Tell whether the folder holds a project, or what is left of one."""
    return (folder / DATABASE_NAME).is_file() or (folder / BACKUP_NAME).is_file()


def find_backup(folder: Path) -> Path | None:
    """Return the last good backup in the project folder, or None."""
    backup = folder / BACKUP_NAME
    return backup if backup.is_file() else None


def describe_backup(folder: Path) -> str:
    """Return a sentence on the last good backup, for the end of an error message."""
    backup = find_backup(folder)
    if backup is None:
        return "There is no backup beside it."
    saved = dt.datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
    return f"Its last good backup, “{backup.name}” of {saved:%Y-%m-%d %H:%M}, can be restored."
