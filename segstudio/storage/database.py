"""One SQLite connection of a project: transactions, and errors as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from segstudio.storage.errors import (
    ProjectDamaged,
    ProjectInUse,
    ProjectMissing,
    StorageError,
    StorageFailed,
)
from segstudio.storage.layout import describe_backup, find_backup

Row = tuple[Any, ...]

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full. Free some space",
    sqlite3.SQLITE_READONLY: "it may only be read. Allow writing to the folder",
    sqlite3.SQLITE_PERM: "the system does not permit it. Allow writing to the folder",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened. Check the drive and permissions",
    sqlite3.SQLITE_IOERR: "the drive does not answer as it should. Check the drive",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""SQLITE_ERROR is what a missing table or column gives."""
_MISTAKES = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError)
"""Wrong use by this program: raised as they are."""
_RETRY = "It will be tried again; keep SegStudio open until then."


class Database:
    """A project's file, held alone. Used from one thread at a time; any thread may make it.

    WAL with synchronous=FULL: what a transaction has committed outlives a kill and a power cut.
    The exclusive locking mode does without shared memory, so network drives serve as well.
    """

    def __init__(self, path: Path) -> None:
        """Open a file. Raises ProjectMissing, ProjectDamaged, ProjectInUse, StorageFailed."""
        self.path = path
        if not path.is_file():
            raise ProjectMissing(f"There is no SegStudio project in “{path.parent}”.")
        with self.translated("opened"):
            self.connection = sqlite3.connect(
                path, timeout=1.0, isolation_level=None, check_same_thread=False
            )
        try:
            with self.translated("opened"):
                self._configure()
        except StorageError:
            self.connection.close()
            raise
        self._identity = _identity(path)

    def _configure(self) -> None:
        execute = self.connection.execute
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        execute("PRAGMA checkpoint_fullfsync = ON")
        execute("PRAGMA foreign_keys = ON")
        execute(f"PRAGMA journal_size_limit = {64 * 2**20}")

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        with self.translated("read"):
            return self.connection.execute(sql, tuple(values)).fetchall()

    def value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """Run a query and return the first value of its first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is done inside is on disk afterwards, or rolled back if anything fails."""
        self._check_in_place()
        with self.translated("saved"):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Move what the WAL holds into the file, and close both."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            return  # the WAL stays beside the file and is read at the next opening
        finally:
            self.connection.close()

    @contextmanager
    def translated(self, done: str) -> Iterator[None]:
        """Raise SQLite's errors as the storage room's. done: "opened", "read" or "saved"."""
        try:
            yield
        except _MISTAKES:
            raise
        except sqlite3.Error as error:
            raise self._translation(error, done) from error

    def _translation(self, error: sqlite3.Error, done: str) -> StorageError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        folder = self.path.parent
        if code in _DAMAGE:
            return damaged(folder, str(error))
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return ProjectInUse(
                f"The project “{folder}” is held by another program. Close it there first."
            )
        reason = _REASONS.get(code, f"{error}. Check the drive")
        return StorageFailed(f"The project “{folder}” could not be {done}: {reason}. {_RETRY}")

    def _check_in_place(self) -> None:
        """Refuse to write into a file that was moved or deleted: nobody would find it again."""
        if _identity(self.path) != self._identity:
            raise StorageFailed(
                f"The project “{self.path.parent}” is no longer in its place. Bring the folder or "
                f"the drive back. {_RETRY}"
            )


def damaged(folder: Path, reason: str) -> ProjectDamaged:
    """Return the error for a project file that cannot be trusted any more."""
    return ProjectDamaged(
        f"The project “{folder}” is damaged ({reason}). {describe_backup(folder)}",
        find_backup(folder),
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
