"""The images of a project: which, where, how far."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from segstudio.storage.database import Database, Row
from segstudio.storage.errors import ImageMissing, ImageResized
from segstudio.storage.image_folder import natural_text
from segstudio.storage.image_location import Locations, Stored, file_name
from segstudio.storage.image_record import ImageRecord, ImageStatus, Split

_COLUMNS = "id, path, status, problem, height, width, split"
_STATUSES = {status.value: status for status in ImageStatus}
_SPLITS = {split.value: split for split in Split}


class ImageTable:
    """Reads and writes the rows of the table `image`. No method touches an image file."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._locations = Locations(folder)
        self._shapes: dict[tuple[int, int], tuple[int, int]] = {}

    def add(self, paths: Iterable[str | os.PathLike[str]]) -> list[ImageRecord]:
        """See `ProjectStore.add_images`."""
        held = self._held_paths()
        wanted = dict.fromkeys(self._locations.stored(path) for path in paths)
        new = [path for path in wanted if path not in held] if held else list(wanted)
        first = 1 + (
            self._database.value("SELECT seq FROM sqlite_sequence WHERE name='image'") or 0
        )
        position = 1 + (self._database.value("SELECT max(position) FROM image") or 0)
        with self._database.transaction() as connection:
            names = [file_name(path) for path in new]
            connection.executemany(
                "INSERT INTO image (id, path, position, name, name_order) VALUES (?, ?, ?, ?, ?)",
                zip(
                    range(first, first + len(new)),
                    new,
                    count(position),
                    map(str.casefold, names),
                    map(natural_text, names),
                    strict=False,
                ),
            )
        absolute, fresh = self._locations.absolute, ImageStatus.NEW
        return [
            ImageRecord(image_id, absolute(path), fresh, None, None)
            for image_id, path in enumerate(new, first)
        ]

    def all(self) -> list[ImageRecord]:
        """Return all images in order."""
        return self._records()

    def get(self, image_id: int) -> ImageRecord:
        """Return one image. Raises ImageMissing."""
        found = self._records("WHERE id = ?", (image_id,))
        if not found:
            raise ImageMissing(f"The project holds no image with the number {image_id} any more.")
        return found[0]

    def holds(self, image_id: int) -> bool:
        """Tell whether the project holds an image."""
        return bool(self._database.rows("SELECT 1 FROM image WHERE id = ?", (image_id,)))

    def annotated(self) -> list[ImageRecord]:
        """Return the images with at least one labelled pixel, in order."""
        return self._records(
            "WHERE EXISTS (SELECT 1 FROM tile WHERE image_id = image.id AND plane = 0)"
        )

    def set_status(self, image_id: int, status: ImageStatus) -> None:
        """Set how far the work on an image is."""
        self._set(image_id, "status = ?", status.value)

    def set_status_of(self, image_ids: Iterable[int], status: ImageStatus) -> None:
        """Set how far the work on images is, in one transaction; no id needs to be there."""
        with self._database.transaction() as connection:
            values = [(status.value, image_id) for image_id in image_ids]
            connection.executemany("UPDATE image SET status = ? WHERE id = ?", values)

    def set_problem(self, image_id: int, problem: str | None) -> None:
        """Note why the file cannot be used, or that it can again."""
        self._set(image_id, "problem = ?", problem)

    def set_shape(self, image_id: int, shape: tuple[int, int]) -> None:
        """Note (height, width). Raises ImageResized where a mask of another size is there."""
        self.check_shape(image_id, shape)
        self._set(image_id, "height = ?, width = ?", *shape)

    def check_shape(self, image_id: int, shape: tuple[int, int]) -> None:
        """Raise ImageResized where the image's mask or undo history belongs to another size."""
        sql = "SELECT height, width FROM image WHERE id = ?"
        known = self._database.rows(sql, (image_id,))
        if known in ([shape], [(None, None)]):
            return
        record = self.get(image_id)
        height, width = known[0]
        sql = "SELECT 1 FROM {} WHERE image_id = ? LIMIT 1"
        if any(self._database.rows(sql.format(table), (image_id,)) for table in ("tile", "edit")):
            raise ImageResized(
                f"“{record.name}” is {shape[1]} × {shape[0]} px now, but its annotation was "
                f"drawn at {width} × {height} px. Put the old file "
                "back, or add the new one under another name."
            )

    def remove(self, image_ids: Iterable[int]) -> None:
        """Take images out of the project with all that was drawn on them; the files stay."""
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM image WHERE id = ?", [(image_id,) for image_id in image_ids]
            )

    def move(self, new_paths: Iterable[tuple[int, str]]) -> int:
        """Give images (id, path) new places, but those taken; return how many moved."""
        held = self._held_paths()
        rows: list[tuple[Stored, str, str, int]] = []
        for image_id, path in new_paths:
            stored = self._locations.stored(path)
            if stored not in held:
                held.add(stored)
                name = file_name(stored)
                rows.append((stored, name.casefold(), natural_text(name), image_id))
        with self._database.transaction() as connection:
            sql = "UPDATE image SET path = ?, name = ?, name_order = ?, problem = NULL WHERE id = ?"
            connection.executemany(sql, rows)
        return len(rows)

    def _held_paths(self) -> set[Stored]:
        """Paths in the project. Kept unique here, as an index would double the time of `add`."""
        return {row[0] for row in self._database.rows("SELECT path FROM image")}

    def _set(self, image_id: int, assignment: str, *values: object) -> None:
        with self._database.transaction() as connection:
            sql = f"UPDATE image SET {assignment} WHERE id = ?"  # noqa: S608 (constants only)
            if connection.execute(sql, (*values, image_id)).rowcount == 0:
                raise ImageMissing(
                    f"The project holds no image with the number {image_id} any more."
                )

    def _records(self, condition: str = "", values: tuple[object, ...] = ()) -> list[ImageRecord]:
        sql = f"SELECT {_COLUMNS} FROM image {condition} ORDER BY position"  # noqa: S608
        return [self._record(row) for row in self._database.stream(sql, values)]

    def _shared_shape(self, shape: tuple[int, int]) -> tuple[int, int]:
        """Return one and the same pair for images of one size: 100 bytes less for each."""
        return self._shapes.setdefault(shape, shape)

    def _record(self, row: Row) -> ImageRecord:
        image_id, path, status, problem, height, width, split = row
        shape = None if height is None else self._shared_shape((height, width))
        location = self._locations.absolute(path)
        return ImageRecord(image_id, location, _STATUSES[status], problem, shape, _SPLITS[split])
