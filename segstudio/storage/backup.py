"""Copies of a project's file: made whole, checked, and put back when the file is damaged."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
import time
from pathlib import Path

from segstudio.storage.atomic_file import sync_folder
from segstudio.storage.database import Database, damaged
from segstudio.storage.errors import ProjectDamaged, ProjectMissing, StorageFailed
from segstudio.storage.layout import BACKUP_NAME, DATABASE_NAME, find_backup
from segstudio.storage.project_lock import ProjectLock

QUICK_CHECK_BYTES = 64 * 2**20
"""Larger files are not read through at each opening: the person waits for it."""


def check_whole(connection: sqlite3.Connection, folder: Path) -> None:
    """Read the file through. Raises ProjectDamaged with the first thing that is wrong."""
    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise damaged(folder, str(error)) from error
    if verdict != "ok":
        raise damaged(folder, str(verdict).splitlines()[-1])


def write_backup(database: Database, name: str = BACKUP_NAME) -> Path:
    """Copy the project's file, as it stands, to `name` beside it; atomic.

    The copy is read through before it replaces the last one, so that one stays good.
    Raises StorageFailed, ProjectDamaged.
    """
    folder = database.path.parent
    backup = folder / name
    temporary = folder / f".{name}.{secrets.token_hex(4)}.tmp"
    try:
        with database.translated("backed up"):
            _copy(database.connection, temporary, folder)
        _replace(temporary, backup)
    except OSError as error:
        raise StorageFailed(
            f"The backup of “{folder}” could not be written: {error.strerror or error}. "
            "Check the space left on the drive."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return backup


def restore_backup(folder: Path) -> Path:
    """Put the last good backup in the place of a damaged project file, which is set aside.

    Returns where the damaged file is now. Raises ProjectMissing where there is no backup,
    ProjectDamaged where it is broken too, ProjectInUse, StorageFailed.
    """
    backup = find_backup(folder)
    if backup is None:
        raise ProjectMissing(f"There is no backup of a project in “{folder}”.")
    lock = ProjectLock(folder)
    temporary = folder / f".{DATABASE_NAME}.{secrets.token_hex(4)}.tmp"
    try:
        shutil.copyfile(backup, temporary)
        _check_copy(temporary, folder)
        aside = _set_aside(folder)
        _replace(temporary, folder / DATABASE_NAME)
    except OSError as error:
        raise StorageFailed(
            f"The backup of “{folder}” could not be restored: {error.strerror or error}. "
            "Check the space left on the drive and the folder's permissions."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        lock.release()
    return aside


def _copy(source: sqlite3.Connection, target_path: Path, folder: Path) -> None:
    target = sqlite3.connect(target_path, isolation_level=None)
    try:
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")  # the whole file is synced at the end
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without a WAL beside it
        check_whole(target, folder)
    finally:
        target.close()


def _check_copy(path: Path, folder: Path) -> None:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        check_whole(copy, folder)
    except ProjectDamaged as error:
        raise ProjectDamaged(f"The backup of “{folder}” is damaged too.") from error
    finally:
        copy.close()


def _set_aside(folder: Path) -> Path:
    """Rename the damaged file with its WAL, which must not be replayed into the restored one."""
    name = f"{DATABASE_NAME}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    for suffix in ("-wal", "-shm", "-journal", ""):
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{DATABASE_NAME}{suffix}").replace(folder / f"{name}{suffix}")
    return folder / name


def _replace(temporary: Path, path: Path) -> None:
    with temporary.open("r+b") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)
