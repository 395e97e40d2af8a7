"""The images that the person looks through now: those that fit a query, in its order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from segstudio.storage.image_query import ImageQuery, SortKey
from segstudio.storage.image_record import ImageDetails, ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.storage.review_table import Ids
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.project_desk import ProjectDesk

__all__ = ["ImageDetails", "ImageQuery", "ReviewQueue", "SortKey"]

MAX_DETAILS = 5000
"""Details kept of rows that were in sight."""


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """ids: of the rows in order. sorted_ids, rows: each id from the lowest on, and its row."""

    ids: Ids
    sorted_ids: Ids
    rows: npt.NDArray[np.intp]

    @classmethod
    def of(cls, ids: Ids) -> _Found:
        rows = np.argsort(ids)
        return cls(ids, ids[rows], rows)

    def row_of(self, image_id: int) -> int | None:
        place = int(np.searchsorted(self.sorted_ids, image_id))
        is_there = place < len(self.ids) and self.sorted_ids[place] == image_id
        return int(self.rows[place]) if is_there else None


class ReviewQueue:
    """Filters and sorts on the disk lane; tells by `queue_changed` when the rows are others."""

    def __init__(self, background: Background, events: Events, desk: ProjectDesk) -> None:
        self._background = background
        self._events = events
        self._desk = desk
        self._found: _Found | None = None
        self._found_query = ImageQuery()
        self._is_asking = self._must_ask_again = False
        self._details: OrderedDict[int, ImageDetails] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._left_row = 0
        """Where the image that is looked at was listed last."""
        self.asked_id: Callable[[], int | None] = lambda: None
        """Returns the id of the image that is looked at."""
        self.query = ImageQuery()
        events.project_opened.connect(self._start_anew)
        events.project_closed.connect(self._start_anew)
        events.images_changed.connect(self.refresh)
        events.image_changed.connect(lambda image_id: self.note_changed([image_id]))

    def __len__(self) -> int:
        return len(self._desk.images) if self._found is None else len(self._found.ids)

    def set_query(self, query: ImageQuery) -> None:
        """List what fits `query` from now on."""
        if query != self.query:
            self.query, self._left_row = query, 0
            self.refresh()

    def refresh(self) -> None:
        """Look again which images fit."""
        if self.query.is_plain:
            self._found = None
            self._events.queue_changed.emit()
        else:
            self._ask()

    def record(self, row: int) -> ImageRecord | None:
        """Return the image in a row; None past the end, or where it has just left the project."""
        images = self._desk.images
        if self._found is None:
            return images[row] if 0 <= row < len(images) else None
        ids = self._found.ids
        return images.record(int(ids[row])) if 0 <= row < len(ids) else None

    def row_of(self, image_id: int) -> int | None:
        """Return the row of an image, None where it is not listed."""
        if self._found is None:
            return self._desk.images.position(image_id)
        return self._found.row_of(image_id)

    def neighbour(self, image_id: int | None, step: int) -> ImageRecord | None:
        """Return the listed image `step` rows on, or None past either end.

        Where the image is no longer listed, as what was done to it does not fit the query, its row
        is that where it was last; the row after it is there now. Without a start: the first.
        """
        if image_id is None:
            return self.record(0)
        row = self.row_of(image_id)
        if row is not None:
            return self.record(row + step)
        return self.record(self._left_row + (step - 1 if step > 0 else step))

    def details(self, image_id: int) -> ImageDetails | None:
        """Return what is known of an image; None while it is read, `details_changed` follows."""
        found = self._details.get(image_id)
        if found is None:
            self._want([image_id])
        else:
            self._details.move_to_end(image_id)
        return found

    def note_changed(self, image_ids: Iterable[int]) -> None:
        """Something of those images is other now, or will be once it is written."""
        self._want(each for each in image_ids if each in self._details)
        if not self.query.is_plain:
            self._ask()

    def refresh_details(self, image_id: int) -> None:
        """Read again what is known of an image that was in sight; the rows stay as they are."""
        self._want([image_id] if image_id in self._details else [])

    def _start_anew(self) -> None:
        self._details.clear()
        self._wanted.clear()
        self._found, self._left_row, self.query = None, 0, ImageQuery()
        self._events.queue_changed.emit()

    def _ask(self) -> None:
        store = self._desk.store
        if self._is_asking:
            self._must_ask_again = True
        elif store is None:
            self._found = None
        else:
            self._is_asking = True
            is_same = self._found_query == self.query
            self._background.disk.run(
                partial(_find, store, self.query, self._found if is_same else None),
                partial(self._take, store, self.query),
                self._fail,
            )

    def _take(self, store: ProjectStore, query: ImageQuery, found: _Found | None) -> None:
        self._is_asking = False
        is_newest = store is self._desk.store and query == self.query
        if is_newest and found is not None:
            row = self.row_of(self.asked_id() or 0)
            if row is not None and self._found is not None:
                self._left_row = row
            self._found, self._found_query = found, query
            self._events.queue_changed.emit()
        if self._must_ask_again or not is_newest:
            self._must_ask_again = False
            self.refresh()

    def _fail(self, error: Exception) -> None:
        self._is_asking = self._must_ask_again = False
        if self._desk.store is not None:
            self._events.notice.emit(Notice.of_error(error))

    def _want(self, image_ids: Iterable[int]) -> None:
        is_first = not self._wanted
        self._wanted.update(dict.fromkeys(image_ids))
        if is_first and self._wanted:
            self._background.post(self._fetch)

    def _fetch(self) -> None:
        """Read the details of all rows that asked since the last turn."""
        store, ids = self._desk.store, list(self._wanted)
        self._wanted.clear()
        if store is not None and ids:
            read = partial(store.review.details, ids)
            self._background.disk.run(read, partial(self._take_details, store), _ignore)

    def _take_details(self, store: ProjectStore, details: dict[int, ImageDetails]) -> None:
        if store is not self._desk.store:
            return
        self._details.update(details)
        while len(self._details) > MAX_DETAILS:
            self._details.popitem(last=False)
        self._events.details_changed.emit(list(details))


def _find(store: ProjectStore, query: ImageQuery, before: _Found | None) -> _Found | None:
    """Return what fits; None where that is what was found before."""
    ids = store.review.find(query)
    return None if before is not None and np.array_equal(before.ids, ids) else _Found.of(ids)


def _ignore(_: Exception) -> None:
    """Rows say less while the file cannot be read; whatever is done there says why."""
