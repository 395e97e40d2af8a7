"""The edits of each image in the order they were made, and how many of them are applied."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace

from segstudio.document.history import BUDGET_BYTES, History
from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.database import Database, Row

JOURNAL_BYTES = 256 * 2**20
"""A project's oldest edits are forgotten beyond this many bytes; their number never counts."""


class EditJournal:
    """Reads and writes the table `edit` and the cursor of each image.

    Edits up to the cursor (by id) are applied, those after it were undone. The methods that take a
    connection must run inside its transaction.
    """

    def __init__(self, database: Database, budget_bytes: int = JOURNAL_BYTES) -> None:
        self._database = database
        self._budget_bytes = budget_bytes
        with database.translated("opened"):
            self._most_bytes = _total_bytes(database.connection)  # never too low, at times too high

    def append(self, connection: sqlite3.Connection, image_id: int, edit: MaskEdit) -> None:
        """Add an edit just made; what was undone is dropped, then the oldest beyond the budget."""
        self._drop_undone(connection, image_id)
        changes = edit.to_bytes()
        sql = (
            "INSERT INTO edit (image_id, size_bytes, created, name, changes, set_id) "
            "VALUES (?, ?, ?, ?, ?, ?)"
        )
        row = (image_id, len(changes), time.time(), edit.name, changes, edit.set_id)
        self._set_cursor(connection, image_id, connection.execute(sql, row).lastrowid or 0)
        self._make_room(connection, len(changes))

    def step_back(self, connection: sqlite3.Connection, image_id: int, edit: MaskEdit) -> None:
        """Move the cursor before `edit`, the last applied one.

        Where the journal forgot it, what was undone after it goes too: the order has a gap.
        """
        rows = self._neighbours(connection, image_id, "<= ?", "DESC")
        if rows and rows[0][1] == edit.to_bytes():
            self._set_cursor(connection, image_id, rows[1][0] if len(rows) > 1 else 0)
        else:
            self._drop_undone(connection, image_id)

    def step_forward(self, connection: sqlite3.Connection, image_id: int, edit: MaskEdit) -> None:
        """Move the cursor behind `edit`, the next undone one; add it where it was forgotten."""
        rows = self._neighbours(connection, image_id, "> ?", "ASC")
        if rows and rows[0][1] == edit.to_bytes():
            self._set_cursor(connection, image_id, rows[0][0])
        else:
            self.append(connection, image_id, edit)

    def history(self, image_id: int) -> History:
        """Return the edits nearest the cursor, as many as fit in memory. Raises EditDamaged."""
        cursor = self._database.value("SELECT cursor FROM image WHERE id = ?", (image_id,)) or 0
        done, is_cut = self._read(image_id, cursor, "<= ?", "DESC")
        undone, _ = self._read(image_id, cursor, "> ?", "ASC")
        return History(done[::-1], undone, is_cut)

    def read(self, edit_id: int) -> MaskEdit:
        """Return one edit. Raises EditDamaged."""
        sql = "SELECT name, changes, set_id FROM edit WHERE id = ?"
        [(name, changes, set_id)] = self._database.rows(sql, (edit_id,))
        return replace(MaskEdit.from_bytes(name, changes), set_id=set_id)

    def _read(
        self, image_id: int, cursor: int, side: str, order: str
    ) -> tuple[list[MaskEdit], bool]:
        """Return the edits on one side of the cursor, and whether some did not fit."""
        where = f"FROM edit WHERE image_id = ? AND id {side}"
        sizes = self._database.rows(
            f"SELECT id, size_bytes {where} ORDER BY id {order}",
            (image_id, cursor),
        )
        edits: list[MaskEdit] = []
        room_bytes = BUDGET_BYTES
        for edit_id, size_bytes in sizes:
            room_bytes -= size_bytes
            if room_bytes < 0 and edits:
                return edits, True
            edits.append(self.read(edit_id))
        return edits, False

    def _neighbours(
        self, connection: sqlite3.Connection, image_id: int, side: str, order: str
    ) -> list[Row]:
        """Return (id, changes) of the two edits nearest the cursor on one side."""
        cursor = connection.execute("SELECT cursor FROM image WHERE id = ?", (image_id,)).fetchone()
        sql = (
            f"SELECT id, changes FROM edit WHERE image_id = ? AND id {side} "  # noqa: S608
            f"ORDER BY id {order} LIMIT 2"
        )
        return connection.execute(sql, (image_id, cursor[0])).fetchall()

    def _set_cursor(self, connection: sqlite3.Connection, image_id: int, edit_id: int) -> None:
        connection.execute("UPDATE image SET cursor = ? WHERE id = ?", (edit_id, image_id))

    def _drop_undone(self, connection: sqlite3.Connection, image_id: int) -> None:
        connection.execute(
            "DELETE FROM edit WHERE image_id = ?1 AND id > "
            "(SELECT cursor FROM image WHERE id = ?1)",
            (image_id,),
        )

    def _make_room(self, connection: sqlite3.Connection, added_bytes: int) -> None:
        """Keep within the budget; freeing a tenth at once, so that sums are rarely taken."""
        self._most_bytes += added_bytes
        if self._most_bytes <= self._budget_bytes:
            return
        total_bytes = _total_bytes(connection)
        if total_bytes > self._budget_bytes:
            _drop_oldest(connection, total_bytes - self._budget_bytes * 9 // 10)
        self._most_bytes = _total_bytes(connection)


def _total_bytes(connection: sqlite3.Connection) -> int:
    total = connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM edit").fetchone()
    return int(total[0])


def _drop_oldest(connection: sqlite3.Connection, excess_bytes: int) -> None:
    """Forget the project's oldest edits, but never the newest one, or any of its set.

    Where an undone edit goes, that image's later undone ones go too: their order would have a gap.
    """
    newest, set_id = connection.execute(
        "SELECT id, set_id FROM edit ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if set_id:
        sql = "SELECT min(id) FROM edit WHERE set_id = ? AND set_id > 0"  # the index needs it said
        newest = connection.execute(sql, (set_id,)).fetchone()[0]
    cut = 0
    for edit_id, size_bytes in connection.execute("SELECT id, size_bytes FROM edit ORDER BY id"):
        if excess_bytes <= 0 or edit_id >= newest:
            break
        excess_bytes -= size_bytes
        cut = edit_id
    connection.execute(
        "DELETE FROM edit WHERE id > (SELECT cursor FROM image WHERE id = edit.image_id) "
        "AND image_id IN (SELECT image.id FROM image JOIN edit AS old ON old.image_id = image.id "
        "WHERE old.id > image.cursor AND old.id <= ?)",
        (cut,),
    )
    connection.execute("DELETE FROM edit WHERE id <= ?", (cut,))
