"""Edits of many images that are made, taken back and made again as one."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.database import Database
from segstudio.storage.edit_journal import EditJournal
from segstudio.storage.errors import EditsOutdated
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.image_table import ImageTable
from segstudio.storage.mask_table import MaskTable, Shape

_MEMBERS = (
    "SELECT edit.id, image.id, height, width, {is_next}, {is_due} FROM edit "
    "JOIN image ON image.id = edit.image_id WHERE set_id = ? AND set_id > 0 ORDER BY edit.id"
)
_UNDO = _MEMBERS.format(is_next="edit.id = cursor", is_due="edit.id <= cursor")
_REDO = _MEMBERS.format(
    is_next="edit.id = (SELECT min(other.id) FROM edit AS other "
    "WHERE other.image_id = image.id AND other.id > cursor)",
    is_due="edit.id > cursor",
)
_AS_NEW = (
    "UPDATE image SET status = ? WHERE id = ? AND status = ? AND cursor = 0 "
    "AND NOT EXISTS (SELECT 1 FROM tile WHERE image_id = image.id)"
)


@dataclass(frozen=True, slots=True)
class ImageEdit:
    """An edit of one image that is not stored yet.

    shape: (height, width) of the image. revision: that of the mask which the edit was made of (see
    `ProjectStore.mask_revision`).
    """

    image_id: int
    shape: Shape
    edit: MaskEdit
    revision: int


@dataclass(slots=True)
class SetMove:
    """What became of a set. gains: labelled pixels more (or, below 0, less) of each class, for each
    image that changed. left: images that were drawn on since, which stay as they are. class_ids:
    classes that came with the set.
    """

    gains: dict[int, Mapping[int, int]] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    class_ids: tuple[int, ...] = ()


class EditSetTable:
    """Each method is one transaction."""

    def __init__(
        self, database: Database, images: ImageTable, masks: MaskTable, journal: EditJournal
    ) -> None:
        self._database = database
        self._images = images
        self._masks = masks
        self._journal = journal

    def commit(self, edits: Iterable[ImageEdit], class_ids: Iterable[int]) -> int:
        """See `ProjectStore.commit_edits`."""
        with self._database.transaction() as connection:
            sql = "INSERT INTO edit_set (created, class_ids) VALUES (?, ?)"
            row = (time.time(), json.dumps(list(class_ids)))
            set_id = connection.execute(sql, row).lastrowid or 0
            outdated: list[int] = []
            for each in edits:
                is_there = self._images.holds(each.image_id)
                if not is_there or self._masks.revision(each.image_id) != each.revision:
                    outdated.append(each.image_id)
                elif not outdated:
                    counts = self._counts(each.image_id, each.edit, 1)
                    edit = replace(each.edit, set_id=set_id)
                    self._masks.commit(each.image_id, each.shape, edit, counts)
            if outdated:
                raise EditsOutdated(outdated)
            return set_id

    def move(self, set_id: int, is_undo: bool) -> SetMove:
        """See `ProjectStore.undo_edits` and `redo_edits`."""
        move = SetMove()
        with self._database.transaction() as connection:
            stored = self._database.value("SELECT class_ids FROM edit_set WHERE id = ?", (set_id,))
            move.class_ids = tuple(json.loads(stored or "[]"))
            turn = self._masks.undo if is_undo else self._masks.redo
            for edit_id, image_id, height, width, is_next, is_due in self._database.rows(
                _UNDO if is_undo else _REDO, (set_id,)
            ):
                if is_next:
                    edit = self._journal.read(edit_id)
                    sign = -1 if is_undo else 1
                    turn(image_id, (height, width), edit, self._counts(image_id, edit, sign))
                    move.gains[image_id] = {k: sign * n for k, n in (edit.gains or {}).items()}
                    if is_undo:
                        values = (ImageStatus.NEW, image_id, ImageStatus.IN_PROGRESS)
                        connection.execute(_AS_NEW, values)
                elif is_due:
                    move.left.append(image_id)
        return move

    def _counts(self, image_id: int, edit: MaskEdit, sign: int) -> dict[int, int]:
        """Return the image's labelled pixels of each class once the edit is made or taken back."""
        counts = Counter(self._masks.pixel_counts(image_id))
        for class_id, number in (edit.gains or {}).items():
            counts[class_id] += sign * number
        return {class_id: number for class_id, number in counts.items() if number}
