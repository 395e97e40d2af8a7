"""What a project remembers of its training: the network's versions and the curves."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from segstudio.storage.database import Database


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A published network version. created: seconds since 1970. dice: held out, if measured."""

    number: int
    created: float
    step: int
    dice: float | None
    note: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the training curves. seconds: trained so far. dice: held out, if measured."""

    step: int
    loss: float
    dice: float | None
    seconds: float


class TrainingRecord:
    """Reads and writes the tables `version` and `curve`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_version(self, number: int, step: int, dice: float | None, note: str) -> None:
        """Note a version; one of the same number is replaced."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO version VALUES (?, ?, ?, ?, ?)",
                (number, time.time(), step, dice, note),
            )

    def versions(self) -> list[VersionRecord]:
        """Return all versions, oldest first."""
        sql = "SELECT number, created, step, dice, note FROM version ORDER BY number"
        return [VersionRecord(*row) for row in self._database.rows(sql)]

    def add_curve_points(self, points: Iterable[CurvePoint]) -> None:
        """Note points of the curves; those of the same step are replaced."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO curve VALUES (?, ?, ?, ?)",
                [(point.step, point.loss, point.dice, point.seconds) for point in points],
            )

    def curve(self) -> list[CurvePoint]:
        """Return all points by step."""
        sql = "SELECT step, loss, dice, seconds FROM curve ORDER BY step"
        return [CurvePoint(*row) for row in self._database.rows(sql)]
