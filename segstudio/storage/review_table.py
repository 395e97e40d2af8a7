"""What images are reviewed, found and split by: status apart, which is in `ImageTable`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from segstudio.storage.database import Database, Row
from segstudio.storage.image_query import ImageQuery
from segstudio.storage.image_record import ImageDetails, Split

_DETAILS = "id, group_name, note, work_s, labelled_px, confidence, disagreement"
Ids = npt.NDArray[np.int64]
_SET_SPLIT = """UPDATE image SET
taught_version = CASE WHEN split IN ('none', 'train') AND ?1 IN ('held_out', 'test')
    AND labelled_px > 0 THEN (SELECT coalesce(max(number), 0) FROM version)
    ELSE taught_version END,
split = ?1 WHERE id = ?2 AND split != 'synthetic'"""
SYNTHETIC_TAG = "synthetic"
_LOT = 500
"""Ids in one statement; SQLite takes 999 of them everywhere."""


class ReviewTable:
    """Reads and writes what the review queue shows. Ids of images that are gone are passed over.

    Each method that changes something is one transaction; errors as of `ProjectStore`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: ImageQuery) -> Ids:
        """Return the ids of the images that fit, in order."""
        sql, values = query.sql()
        return np.fromiter(chain.from_iterable(self._database.stream(sql, values)), np.int64)

    def details(self, image_ids: Sequence[int]) -> dict[int, ImageDetails]:
        """Return what is known of those images beside their records."""
        found: dict[int, ImageDetails] = {}
        for start in range(0, len(image_ids), _LOT):
            ids = image_ids[start : start + _LOT]
            marks = ", ".join("?" * len(ids))
            tags: dict[int, list[str]] = {}
            sql = f"SELECT image_id, tag FROM image_tag WHERE image_id IN ({marks}) ORDER BY 1, 2"  # noqa: S608
            for image_id, tag in self._database.rows(sql, ids):
                tags.setdefault(image_id, []).append(tag)
            sql = f"SELECT {_DETAILS} FROM image WHERE id IN ({marks})"  # noqa: S608
            for row in self._database.rows(sql, ids):
                found[row[0]] = _details(row, tuple(tags.get(row[0], ())))
        return found

    def tags(self) -> dict[str, int]:
        """Return the number of images of each tag, by name."""
        sql = "SELECT tag, count(*) FROM image_tag GROUP BY tag ORDER BY tag"
        return dict(self._database.rows(sql))

    def splits(self) -> dict[Split, int]:
        """Return the number of images of each split that is used."""
        rows = self._database.rows("SELECT split, count(*) FROM image GROUP BY split")
        return {Split(split): number for split, number in rows}

    def groups(self) -> dict[int, str]:
        """Return the group of each image that has one, by id."""
        return dict(self._database.rows("SELECT id, group_name FROM image WHERE group_name != ''"))

    def with_groups(self, image_ids: Sequence[int]) -> list[int]:
        """Return those images, and all others of their groups."""
        groups, all_groups = set[str](), self.groups()
        for image_id in image_ids:
            groups.add(all_groups.get(image_id, ""))
        groups.discard("")
        asked = set(image_ids)
        others = [each for each, name in all_groups.items() if name in groups and each not in asked]
        return [*image_ids, *others]

    def group_splits(self, image_ids: Sequence[int]) -> list[tuple[int, str, Split]]:
        """Return (id, group, split) of the images of all groups that those images belong to."""
        groups = self.groups()
        names = {groups[each] for each in image_ids if each in groups}
        found: list[tuple[int, str, Split]] = []
        for name in sorted(names):
            rows = self._database.rows("SELECT id, split FROM image WHERE group_name = ?", (name,))
            found += [(image_id, name, Split(split)) for image_id, split in rows]
        return found

    def class_pixels(self) -> dict[int, dict[int, int]]:
        """Return the labelled pixels of each class (id → count) of each image that has any."""
        found: dict[int, dict[int, int]] = {}
        for image_id, class_id, count in self._database.rows("SELECT * FROM pixel_count"):
            found.setdefault(image_id, {})[class_id] = count
        return found

    def mask_tiles(self, image_id: int) -> list[tuple[int, int, bytes]]:
        """Return (row, column, packed pixels) of each tile of an image that holds a label."""
        sql = "SELECT row, column, pixels FROM tile WHERE image_id = ? AND plane = 0"
        return [
            (row, column, pixels) for row, column, pixels in self._database.rows(sql, (image_id,))
        ]

    def set_splits(self, splits: Mapping[int, Split]) -> None:
        """Set what images are for (id → split); see `taught_versions`. Synthetic ones stay so."""
        self._update(_SET_SPLIT, [(split.value, each) for each, split in splits.items()])

    def mark_synthetic(self, image_ids: Sequence[int]) -> None:
        """Mark images as made by a generator, and tag them so; nothing takes the mark away."""
        self.set_splits(dict.fromkeys(image_ids, Split.SYNTHETIC))
        self.add_tag(image_ids, SYNTHETIC_TAG)

    def taught_versions(self) -> dict[int, int]:
        """Return, of each image that was set aside with labels, the newest version by then (by id).

        That version, and all that went on from it, may have learned from the image.
        """
        sql = "SELECT id, taught_version FROM image WHERE taught_version > 0"
        return dict(self._database.rows(sql))

    def set_groups(self, groups: Mapping[int, str]) -> None:
        """Set the group of images (id → name); "" for none."""
        rows = [(group, image_id) for image_id, group in groups.items()]
        self._update("UPDATE image SET group_name = ? WHERE id = ?", rows)

    def add_tag(self, image_ids: Iterable[int], tag: str) -> None:
        """Give images a tag."""
        sql = "INSERT OR IGNORE INTO image_tag SELECT id, ? FROM image WHERE id = ?"
        self._update(sql, [(tag, image_id) for image_id in image_ids])

    def remove_tag(self, image_ids: Iterable[int], tag: str) -> None:
        """Take a tag from images."""
        sql = "DELETE FROM image_tag WHERE tag = ? AND image_id = ?"
        self._update(sql, [(tag, image_id) for image_id in image_ids])

    def set_note(self, image_id: int, note: str) -> None:
        """Set what the person noted of an image."""
        self._update("UPDATE image SET note = ? WHERE id = ?", [(note, image_id)])

    def add_work(self, image_id: int, seconds: float) -> None:
        """Add to the time that the person worked on an image."""
        sql = "UPDATE image SET work_s = work_s + ? WHERE id = ?"
        self._update(sql, [(seconds, image_id)])

    def set_figures(
        self, image_id: int, confidence: float | None, disagreement: float | None
    ) -> None:
        """Set what a whole prediction says of an image; see `ImageDetails`."""
        sql = "UPDATE image SET confidence = ?, disagreement = ? WHERE id = ?"
        self._update(sql, [(confidence, disagreement, image_id)])

    def _update(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(sql, rows)


def _details(row: Row, tags: tuple[str, ...]) -> ImageDetails:
    _, group, note, work_s, labelled_px, confidence, disagreement = row
    return ImageDetails(group, tags, note, work_s, labelled_px, confidence, disagreement)
