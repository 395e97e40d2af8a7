"""The masks of a project by tiles, and the transaction in which an edit reaches the disk."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from segstudio.document.history import History
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import (
    EditDamaged,
    MaskArray,
    MaskEdit,
    Plane,
    TileChange,
    pack_tile,
    unpack_tile,
)
from segstudio.document.region import TileIndex
from segstudio.storage.database import Database, Row, damaged
from segstudio.storage.edit_journal import EditJournal
from segstudio.storage.image_record import UNTOUCHED, ImageStatus
from segstudio.storage.image_table import ImageTable

Shape = tuple[int, int]
_JournalStep = Callable[[sqlite3.Connection, int, MaskEdit], None]
_TILE_KEY = "image_id = ? AND plane = ? AND row = ? AND column = ?"


class MaskTable:
    """Reads and writes the tables `tile` and `pixel_count`, and moves the journal along."""

    def __init__(self, database: Database, images: ImageTable, journal: EditJournal) -> None:
        self._database = database
        self._images = images
        self._journal = journal
        self._revisions: Counter[int] = Counter()

    def commit(
        self, image_id: int, shape: Shape, edit: MaskEdit, counts: Mapping[int, int]
    ) -> None:
        """See `ProjectStore.commit_edit`."""
        self._toggle(image_id, shape, edit, counts, self._journal.append)

    def undo(self, image_id: int, shape: Shape, edit: MaskEdit, counts: Mapping[int, int]) -> None:
        """See `ProjectStore.undo`."""
        self._toggle(image_id, shape, edit, counts, self._journal.step_back)

    def redo(self, image_id: int, shape: Shape, edit: MaskEdit, counts: Mapping[int, int]) -> None:
        """See `ProjectStore.redo`."""
        self._toggle(image_id, shape, edit, counts, self._journal.step_forward)

    def jump(
        self,
        image_id: int,
        shape: Shape,
        net: MaskEdit,
        steps: Sequence[MaskEdit],
        counts: Mapping[int, int],
        is_undo: bool,
    ) -> None:
        """See `ProjectStore.jump`."""
        one = self._journal.step_back if is_undo else self._journal.step_forward

        def move(connection: sqlite3.Connection, moved_id: int, _: MaskEdit) -> None:
            for step in steps:
                one(connection, moved_id, step)

        self._toggle(image_id, shape, net, counts, move)

    def load(self, image_id: int, shape: Shape) -> tuple[Mask, History]:
        """See `ProjectStore.load_mask`."""
        mask = self.read(image_id, shape)
        try:
            history = self._journal.history(image_id)
        except EditDamaged as error:
            raise damaged(self._database.path.parent, str(error)) from error
        history.is_cut = history.is_cut or not _starts_empty(history, mask)
        return mask, history

    def read(self, image_id: int, shape: Shape) -> Mask:
        """See `ProjectStore.read_mask`."""
        self._images.check_shape(image_id, shape)
        mask = Mask(shape)
        sql = "SELECT plane, row, column, pixels FROM tile WHERE image_id = ?"
        rows = self._database.rows(sql, (image_id,))
        if not rows:
            return mask
        try:
            mask.load_tiles(_unpacked(rows, shape), self.pixel_counts(image_id))
        except EditDamaged as error:
            raise damaged(self._database.path.parent, str(error)) from error
        return mask

    def revision(self, image_id: int) -> int:
        """See `ProjectStore.mask_revision`."""
        return self._revisions[image_id]

    def pixel_counts(self, image_id: int | None) -> dict[int, int]:
        """See `ProjectStore.pixel_counts`."""
        if image_id is None:
            sql = "SELECT class_id, sum(count) FROM pixel_count GROUP BY class_id"
            return dict(self._database.rows(sql))
        sql = "SELECT class_id, count FROM pixel_count WHERE image_id = ? ORDER BY class_id"
        return dict(self._database.rows(sql, (image_id,)))

    def _toggle(
        self,
        image_id: int,
        shape: Shape,
        edit: MaskEdit,
        counts: Mapping[int, int],
        move: _JournalStep,
    ) -> None:
        self._images.check_shape(image_id, shape)
        self._revisions[image_id] += 1  # where it fails, too: whoever counts on it looks again
        try:
            with self._database.transaction() as connection:
                if not _insert_first(connection, image_id, shape, edit.changes):
                    for change in edit.changes:
                        _toggle_tile(connection, image_id, shape, change)
                move(connection, image_id, edit)
                connection.execute("DELETE FROM pixel_count WHERE image_id = ?", (image_id,))
                connection.executemany(
                    "INSERT INTO pixel_count VALUES (?, ?, ?)",
                    [(image_id, class_id, n) for class_id, n in counts.items() if n],
                )
                connection.execute(
                    "UPDATE image SET height = ?, width = ?, labelled_px = ?, "
                    "status = CASE WHEN status IN (?, ?) THEN ? ELSE status END WHERE id = ?",
                    (*shape, sum(counts.values()), *UNTOUCHED, ImageStatus.IN_PROGRESS, image_id),
                )
        except EditDamaged as error:
            raise damaged(self._database.path.parent, str(error)) from error


def _unpacked(rows: Iterable[Row], shape: Shape) -> Iterator[tuple[Plane, TileIndex, MaskArray]]:
    """Yield plane, place and pixels of stored tiles, one at a time in memory."""
    for plane, row, column, pixels in rows:
        tile = TileIndex(row, column)
        yield Plane(plane), tile, unpack_tile(pixels, _tile_shape(tile, shape))


def _starts_empty(history: History, mask: Mask) -> bool:
    """Tell whether nothing was labelled before the oldest edit here, as far as edits say."""
    gained: Counter[int] = Counter()
    for index in range(history.cursor):
        gained.update(history[index].gains or {})
    return {class_id: n for class_id, n in gained.items() if n} == mask.counts


def _insert_first(
    connection: sqlite3.Connection, image_id: int, shape: Shape, changes: Sequence[TileChange]
) -> bool:
    """Store whole tiles of an image that has none yet at once; False, and nothing done, else."""
    sql = "SELECT 1 FROM tile WHERE image_id = ? LIMIT 1"
    if connection.execute(sql, (image_id,)).fetchone():
        return False
    keys = {(int(each.plane), *each.tile.as_tuple()) for each in changes}
    if len(keys) < len(changes) or not all(_is_whole(each, shape) for each in changes):
        return False
    connection.executemany(
        "INSERT INTO tile VALUES (?, ?, ?, ?, ?)",
        [(image_id, int(each.plane), *each.tile.as_tuple(), each.payload) for each in changes],
    )
    return True


def _is_whole(change: TileChange, shape: Shape) -> bool:
    """Tell whether a change is one of all pixels of its tile."""
    region = change.region(shape)
    return (region.height, region.width) == _tile_shape(change.tile, shape)


def _toggle_tile(
    connection: sqlite3.Connection, image_id: int, shape: Shape, change: TileChange
) -> None:
    """XOR the change into the stored tile; a tile without a bit set is not stored."""
    key = (image_id, int(change.plane), change.tile.row, change.tile.column)
    row = connection.execute(f"SELECT pixels FROM tile WHERE {_TILE_KEY}", key).fetchone()  # noqa: S608
    tile_shape, region = _tile_shape(change.tile, shape), change.region(shape)
    is_whole = _is_whole(change, shape)
    if row is None and is_whole:  # XOR with zeros
        connection.execute("INSERT INTO tile VALUES (?, ?, ?, ?, ?)", (*key, change.payload))
        return
    if row is not None and is_whole and row[0] == change.payload:  # XOR with itself
        connection.execute(f"DELETE FROM tile WHERE {_TILE_KEY}", key)  # noqa: S608
        return
    before = np.zeros(tile_shape, np.uint8) if row is None else unpack_tile(row[0], tile_shape)
    pixels = _exclusive_or(before, change.difference(region), change.within(region))
    if not pixels.any():
        connection.execute(f"DELETE FROM tile WHERE {_TILE_KEY}", key)  # noqa: S608
        return
    sql = "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?)"
    connection.execute(sql, (*key, pack_tile(pixels)))


def _exclusive_or(tile: MaskArray, difference: MaskArray, box: tuple[slice, slice]) -> MaskArray:
    """Return the tile with the difference turned over in its box, in the wider of the two types."""
    pixels: MaskArray = tile.astype(np.result_type(tile, difference))
    pixels[box] ^= difference
    return pixels


def _tile_shape(tile: TileIndex, shape: Shape) -> Shape:
    region = tile.region(shape)
    if region.is_empty:
        raise EditDamaged(f"A tile lies outside of its image of {shape[1]} × {shape[0]} px.")
    return region.height, region.width
