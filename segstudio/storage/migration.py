"""Brings the tables of an older project up to date, one version at a time, forward only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from segstudio.storage.image_folder import natural_text
from segstudio.storage.image_location import file_name
from segstudio.storage.schema import (
    APPLICATION_ID,
    CORRECTED_CLASSES,
    FIRST_SCHEMA,
    GUIDANCE_TABLES,
    ORDER_INDICES,
    REVIEW_COLUMNS,
    STATUS_INDEX,
    TAUGHT_VERSION,
)

Migration = Callable[[sqlite3.Connection], None]
_PATHS = "SELECT id, path FROM image"


def run_statements(connection: sqlite3.Connection, script: str) -> None:
    """Run statements divided by semicolons inside the transaction that is open."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _first_schema(connection: sqlite3.Connection) -> None:
    run_statements(connection, FIRST_SCHEMA)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _objects(_: sqlite3.Connection) -> None:
    """Mark tiles and edits as such that can hold objects: a third plane, which needs no table.

    Programs from before would take it for damage; so they refuse the project as too new.
    """


def _edit_sets(connection: sqlite3.Connection) -> None:
    """Keep together the edits of many images that are undone as one (see `EditSetTable`)."""
    run_statements(
        connection,
        """CREATE TABLE edit_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created REAL NOT NULL,
    class_ids TEXT NOT NULL            -- JSON: classes that came with it
);
ALTER TABLE edit ADD COLUMN set_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX edit_of_set ON edit (set_id, image_id) WHERE set_id > 0;
""",
    )


def _review(connection: sqlite3.Connection) -> None:
    """Add what images are reviewed, filtered and split by."""
    run_statements(connection, REVIEW_COLUMNS)
    rows = [(image_id, file_name(path)) for image_id, path in connection.execute(_PATHS)]
    connection.executemany(
        "UPDATE image SET name = ?, name_order = ? WHERE id = ?",
        [(name.casefold(), natural_text(name), image_id) for image_id, name in rows],
    )


def _guidance(connection: sqlite3.Connection) -> None:
    """Add what guidance remembers: places kept, time, corrections, sittings."""
    run_statements(connection, GUIDANCE_TABLES)


def _corrected_classes(connection: sqlite3.Connection) -> None:
    """Add how right the prediction of each class was before an image was corrected."""
    run_statements(connection, CORRECTED_CLASSES)


def _order_indices(connection: sqlite3.Connection) -> None:
    """Add what large projects are sorted by."""
    run_statements(connection, ORDER_INDICES)


def _status_index(connection: sqlite3.Connection) -> None:
    """Add what large projects are sorted by status with."""
    run_statements(connection, STATUS_INDEX)


def _taught_version(connection: sqlite3.Connection) -> None:
    """Add what tells that an image was learned from before it was set aside."""
    run_statements(connection, TAUGHT_VERSION)


def _synthetic_images(_: sqlite3.Connection) -> None:
    """Mark images as such that can be synthetic, which needs no column.

    Programs from before would measure by them; so they refuse the project as too new.
    """


MIGRATIONS: Mapping[int, Migration] = {
    1: _first_schema,
    2: _objects,
    3: _edit_sets,
    4: _review,
    5: _guidance,
    6: _corrected_classes,
    7: _order_indices,
    8: _status_index,
    9: _taught_version,
    10: _synthetic_images,
}
"""Version → what brings the version before it there. Entries are added, never changed."""

NEWEST = max(MIGRATIONS)


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the version of the tables; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, migrations: Mapping[int, Migration] = MIGRATIONS
) -> None:
    """Bring the tables to the newest version, each step in one transaction.

    connection: in autocommit mode, no transaction open. A failing step changes nothing.
    """
    for version in range(schema_version(connection) + 1, max(migrations) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations[version](connection)
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
