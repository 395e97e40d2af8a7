"""Makes and opens the file of a project: lock, identity, damage, version."""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
from pathlib import Path

from segstudio.storage.atomic_file import sync_folder
from segstudio.storage.backup import QUICK_CHECK_BYTES, check_whole, write_backup
from segstudio.storage.database import Database, damaged
from segstudio.storage.errors import ProjectExists, ProjectMissing, ProjectTooNew, StorageFailed
from segstudio.storage.layout import BACKUP_NAME, DATABASE_NAME, NETWORKS_NAME, is_project
from segstudio.storage.migration import NEWEST, migrate, schema_version
from segstudio.storage.project_lock import ProjectLock
from segstudio.storage.schema import APPLICATION_ID


def create_file(folder: Path) -> None:
    """Make the folder and an empty project in it. Raises ProjectExists, StorageFailed."""
    if is_project(folder):
        raise ProjectExists(
            f"“{folder}” holds a project already. Open it, or choose another folder."
        )
    temporary = folder / f".{DATABASE_NAME}.{secrets.token_hex(4)}.tmp"
    try:
        (folder / NETWORKS_NAME).mkdir(parents=True, exist_ok=True)
        _fill(temporary)
        temporary.replace(folder / DATABASE_NAME)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        raise StorageFailed(
            f"No project can be made in “{folder}” ({error}). Check the space left and the "
            "permissions, or choose another folder."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def open_file(folder: Path) -> Database:
    """Lock and open the project, and bring it up to date; errors as `ProjectStore.open`."""
    if not is_project(folder):
        raise ProjectMissing(f"There is no SegStudio project in “{folder}”.")
    lock = ProjectLock(folder)
    try:
        if not (folder / DATABASE_NAME).is_file():
            raise damaged(folder, "its file is gone")
        return _open_checked(folder, lock)
    except BaseException:
        lock.release()
        raise


def _fill(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
    finally:
        connection.close()


def _open_checked(folder: Path, lock: ProjectLock) -> Database:
    database = Database(folder / DATABASE_NAME, lock)
    try:
        with database.translated("opened"):
            _check_identity(database, folder)
            if database.path.stat().st_size <= QUICK_CHECK_BYTES:
                check_whole(database.connection, folder)
            _bring_up_to_date(database)
        database.start_sitting()
    except BaseException:
        database.close()
        raise
    return database


def _check_identity(database: Database, folder: Path) -> None:
    if database.value("PRAGMA application_id") != APPLICATION_ID:
        raise damaged(folder, "its file is not one of SegStudio's")
    version = schema_version(database.connection)
    if version > NEWEST:
        raise ProjectTooNew(
            f"The project “{folder}” was saved by a newer SegStudio (project version {version}; "
            f"this one reads up to {NEWEST}). Update SegStudio to open it."
        )


def _bring_up_to_date(database: Database) -> None:
    version = schema_version(database.connection)
    if version < NEWEST:
        write_backup(database, f"{BACKUP_NAME}-version-{version}")
        migrate(database.connection)
