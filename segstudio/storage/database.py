"""One SQLite connection of a project: transactions, and errors as sentences."""

from __future__ import annotations

import contextlib
import secrets
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
from segstudio.storage.project_lock import ProjectLock

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
_SITTING, _COMMITS = "_sitting", "_commits"
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a project may come from anybody
    f"journal_size_limit = {64 * 2**20}",
)
_RETRY = "It will be tried again; keep SegStudio open until then."


class Database:
    """A project's file, held alone. Used from one thread at a time; any thread may make it.

    WAL with synchronous=FULL: what a transaction has committed outlives a kill and a power cut.
    The exclusive locking mode does without shared memory, so network drives serve as well.
    A drive that went away and came back is connected to anew, where nothing was changed meanwhile.
    commits: transactions since `start_sitting`.
    """

    def __init__(self, path: Path, lock: ProjectLock) -> None:
        """Open a file. Raises ProjectMissing, ProjectDamaged, ProjectInUse, StorageFailed."""
        self.path = path
        self.commits = 0
        self._lock = lock
        self._sitting: str | None = None
        self._is_lost = False
        if not path.is_file():
            raise ProjectMissing(f"There is no SegStudio project in “{path.parent}”.")
        self.connection = self._connect()
        self._identity = _identity(path)

    @property
    def is_closed(self) -> bool:
        """True after `close`."""
        return self._lock.is_released

    def start_sitting(self) -> None:
        """Mark the file, so that it is known again after its drive was away."""
        sitting = secrets.token_hex(8)
        with self.transaction() as connection:
            sql = "INSERT OR REPLACE INTO setting VALUES (?, ?)"
            connection.executemany(sql, [(_SITTING, f'"{sitting}"'), (_COMMITS, "0")])
        self._sitting, self.commits = sitting, 0

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        self._be_in_place()
        with self.translated("read"):
            return self.connection.execute(sql, tuple(values)).fetchall()

    def stream(self, sql: str, values: Iterable[Any] = ()) -> Iterator[Row]:
        """Run a query and yield its rows, a few at a time in memory; nothing else until its end."""
        self._be_in_place()
        with self.translated("read"):
            yield from self.connection.execute(sql, tuple(values))

    def value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """Run a query and return the first value of its first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is done inside is on disk afterwards, or rolled back if anything fails.

        Inside another one, it is part of that.
        """
        if self.connection.in_transaction:
            yield self.connection
            return
        self._be_in_place()
        with self.translated("saved"):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                if self._sitting:
                    sql = "UPDATE setting SET value = ? WHERE key = ?"
                    self.connection.execute(sql, (str(self.commits + 1), _COMMITS))
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        self.commits += 1

    def close(self) -> None:
        """Move what the WAL holds into the file, close both, and let others open the project."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            return  # the WAL stays beside the file and is read at the next opening
        finally:
            self.connection.close()
            self._lock.release()

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
        self._is_lost |= code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
        folder = self.path.parent
        if code in _DAMAGE:
            return damaged(folder, str(error))
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return ProjectInUse(
                f"The project “{folder}” is held by another program. Close it there first."
            )
        reason = _REASONS.get(code, f"{error}. Check the drive")
        return StorageFailed(f"The project “{folder}” could not be {done}: {reason}. {_RETRY}")

    def _roll_back(self) -> None:
        """Undo the transaction, and make room where the WAL may be what fills the disk."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connect(self) -> sqlite3.Connection:
        with self.translated("opened"):
            connection = sqlite3.connect(
                self.path, timeout=1.0, isolation_level=None, check_same_thread=False
            )
            try:
                for pragma in _PRAGMAS:
                    connection.execute(f"PRAGMA {pragma}")
            except sqlite3.Error:
                connection.close()
                raise
            return connection

    def _be_in_place(self) -> None:
        """Refuse a file that was moved or deleted: nobody would find what is written to it."""
        if self.connection.in_transaction:  # a new connection would know nothing of it
            return
        identity = _identity(self.path)
        if identity is None:
            raise StorageFailed(
                f"The project “{self.path.parent}” is no longer in its place. Bring the folder or "
                f"the drive back. {_RETRY}"
            )
        if identity != self._identity or self._is_lost:
            self._reconnect()
            self._identity = identity

    def _reconnect(self) -> None:
        """Connect to the file that is in the project's place, if it is just as it was left.

        A commit that failed may be on disk all the same: applying it again would undo it.
        """
        self._is_lost = True
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()
        self._lock.renew()
        self.connection = self._connect()
        with self.translated("opened"):
            sql = "SELECT value FROM setting WHERE key IN (?, ?) ORDER BY key DESC"
            marks = [row[0] for row in self.connection.execute(sql, (_SITTING, _COMMITS))]
        if marks != [f'"{self._sitting}"', str(self.commits)]:
            raise StorageFailed(
                f"The project “{self.path.parent}” was replaced or changed while its drive was "
                "away. Close it and open it again; what was not saved before must be drawn anew."
            )
        self._is_lost = False


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
