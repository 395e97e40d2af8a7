"""The classes of a project and what else is set for it as a whole."""

from __future__ import annotations

import json
from typing import Any

from segstudio.document.label_class import ClassTable, LabelClass
from segstudio.storage.database import Database, damaged

_NEXT_CLASS_ID = "_next_class_id"


class ProjectSettings:
    """Reads and writes the tables `class` and `setting`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def classes(self) -> ClassTable:
        """Return the classes in the person's order, and those removed."""
        sql = "SELECT is_removed, id, name, color, is_locked FROM class ORDER BY position"
        kept: tuple[list[LabelClass], list[LabelClass]] = ([], [])
        for is_removed, class_id, name, color, is_locked in self._database.rows(sql):
            kept[is_removed].append(LabelClass(class_id, name, color, bool(is_locked)))
        highest = max((each.id for each in kept[0] + kept[1]), default=0)
        next_id = max(int(self.get(_NEXT_CLASS_ID, 1)), highest + 1)
        return ClassTable(tuple(kept[0]), next_id, tuple(kept[1]))

    def set_classes(self, table: ClassTable) -> None:
        """Store all classes anew, in one transaction."""
        rows = [
            (each.id, each.name, each.color, each.is_locked, position, is_removed)
            for is_removed, classes in enumerate((table.classes, table.removed))
            for position, each in enumerate(classes)
        ]
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM class")
            connection.executemany("INSERT INTO class VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                (_NEXT_CLASS_ID, json.dumps(table.next_id)),
            )

    def get(self, key: str, default: Any) -> Any:
        """Return what `set` stored, or `default`. Raises ProjectDamaged."""
        value = self._database.value("SELECT value FROM setting WHERE key = ?", (key,))
        if value is None:
            return default
        try:
            return json.loads(value)
        except ValueError as error:
            reason = f"the setting “{key}” is not JSON"
            raise damaged(self._database.path.parent, reason) from error

    def set(self, key: str, value: Any) -> None:
        """Store a value that JSON can hold. Raises TypeError for others."""
        text = json.dumps(value)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, text))
