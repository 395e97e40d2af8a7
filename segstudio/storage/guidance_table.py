"""What guidance remembers: places the person stays with, time, corrections, sittings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap
from segstudio.storage.database import Database

_SITTING = "started, ended, seconds, strokes, images, dice_from, dice_to"


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where the person stays with `drawn_id`, though the network says `said_id`."""

    image_id: int
    region: Region
    drawn_id: int
    said_id: int


@dataclass(frozen=True, slots=True)
class Correction:
    """share: of the image's pixels, changed after the prediction was shown, 0 … 1.

    finished: when it was reviewed, seconds since 1970; 0 where it was not yet. overlaps: how right
    the prediction was before, by class.
    """

    image_id: int
    finished: float
    share: float
    overlaps: tuple[ClassOverlap, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Sitting:
    """From opening the project to closing it.

    started, ended: seconds since 1970. seconds: of work. strokes: edits of masks. images: worked
    on. dice_from, dice_to: held out, 0 … 1, at the start and the end; None where not measured.
    """

    started: float
    ended: float
    seconds: float
    strokes: int
    images: int
    dice_from: float | None = None
    dice_to: float | None = None


class GuidanceTable:
    """Each method that changes something is one transaction; errors as of `ProjectStore`.

    Ids of images that are gone are passed over.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept_places(self) -> list[KeptPlace]:
        """Return all places that the person stays with."""
        rows = self._database.rows("SELECT * FROM kept_place")
        return [
            KeptPlace(image_id, Region(*box), drawn_id, said_id)
            for image_id, *box, drawn_id, said_id in rows
        ]

    def keep_place(self, place: KeptPlace) -> None:
        """Remember a place."""
        region = place.region
        row = (region.row, region.column, region.height, region.width)
        sql = (
            "INSERT INTO kept_place SELECT ?, ?, ?, ?, ?, ?, ? "
            "WHERE EXISTS (SELECT 1 FROM image WHERE id = ?)"
        )
        values = (place.image_id, *row, place.drawn_id, place.said_id, place.image_id)
        self._run(sql, [values])

    def forget_places(self, image_id: int, regions: Iterable[Region]) -> None:
        """Forget the places of an image that have exactly these regions."""
        sql = (
            "DELETE FROM kept_place "
            "WHERE image_id = ? AND row = ? AND column = ? AND height = ? AND width = ?"
        )
        self._run(
            sql, [(image_id, each.row, each.column, each.height, each.width) for each in regions]
        )

    def add_work(self, seconds: Mapping[tuple[int, int], float]) -> None:
        """Add seconds of work: (image id, class id) → seconds; to the images' own time, too."""
        sql = (
            "INSERT INTO class_work SELECT id, ?, ? FROM image WHERE id = ? "
            "ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds"
        )
        rows = [(class_id, spent, image_id) for (image_id, class_id), spent in seconds.items()]
        of_images = [(spent, image_id) for (image_id, _), spent in seconds.items()]
        with self._database.transaction() as connection:
            connection.executemany(sql, rows)
            sql = "UPDATE image SET work_s = work_s + ? WHERE id = ?"
            connection.executemany(sql, of_images)

    def class_seconds(self) -> dict[int, float]:
        """Return the seconds of work with each class in hand, by id."""
        sql = "SELECT class_id, sum(seconds) FROM class_work GROUP BY class_id"
        return dict(self._database.rows(sql))

    def image_seconds(self) -> dict[int, float]:
        """Return the seconds of work on each image that was worked on, by id."""
        return dict(self._database.rows("SELECT id, work_s FROM image WHERE work_s > 0"))

    def seconds_of(self, image_id: int) -> float:
        """Return the seconds of work on one image; 0 where it is gone."""
        sql = "SELECT work_s FROM image WHERE id = ?"
        return float(self._database.value(sql, (image_id,)) or 0.0)

    def set_correction(self, found: Correction) -> None:
        """Note how much of an image was corrected, in place of what was noted before."""
        rows = [
            (each.class_id, each.said_px, each.hit_px, each.true_px, found.image_id)
            for each in found.overlaps
        ]
        with self._database.transaction() as connection:
            sql = "INSERT OR REPLACE INTO correction SELECT id, ?, ? FROM image WHERE id = ?"
            connection.execute(sql, (found.finished, found.share, found.image_id))
            connection.execute("DELETE FROM corrected_class WHERE image_id = ?", (found.image_id,))
            sql = "INSERT INTO corrected_class SELECT id, ?, ?, ?, ? FROM image WHERE id = ?"
            connection.executemany(sql, rows)

    def corrections(self) -> list[Correction]:
        """Return how much of each image was corrected, in the order of the work."""
        overlaps: dict[int, list[ClassOverlap]] = {}
        for image_id, *row in self._database.rows("SELECT * FROM corrected_class"):
            overlaps.setdefault(image_id, []).append(ClassOverlap(*row))
        rows = self._database.rows(
            "SELECT image_id, finished, share FROM correction ORDER BY finished"
        )
        return [
            Correction(image_id, finished, share, tuple(overlaps.get(image_id, ())))
            for image_id, finished, share in rows
        ]

    def begin_sitting(self, sitting: Sitting) -> int:
        """Note a new sitting; return its number."""
        sql = f"INSERT INTO sitting ({_SITTING}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        with self._database.transaction() as connection:
            return connection.execute(sql, _row(sitting)).lastrowid or 0

    def update_sitting(self, number: int, sitting: Sitting) -> None:
        """Note how far a sitting has come."""
        sql = (
            "UPDATE sitting SET started = ?, ended = ?, seconds = ?, strokes = ?, images = ?, "
            "dice_from = ?, dice_to = ? WHERE id = ?"
        )
        self._run(sql, [(*_row(sitting), number)])

    def sittings(self) -> list[Sitting]:
        """Return all sittings, the oldest first."""
        rows = self._database.rows(f"SELECT {_SITTING} FROM sitting ORDER BY id")  # noqa: S608
        return [Sitting(*row) for row in rows]

    def _run(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(sql, rows)


def _row(sitting: Sitting) -> tuple[object, ...]:
    return (
        sitting.started,
        sitting.ended,
        sitting.seconds,
        sitting.strokes,
        sitting.images,
        sitting.dice_from,
        sitting.dice_to,
    )
