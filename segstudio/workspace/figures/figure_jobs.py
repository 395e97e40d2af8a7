"""Long work on all images that gives a result back to the sitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from segstudio.document.label_class import ClassTable
from segstudio.document.pixel_size import PixelSize
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Lane
from segstudio.workspace.job import Ticket
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.notice import Notice
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.sitting_parts import SittingParts

T = TypeVar("T")
Work = Callable[[Sequence[ImageRecord], Ticket], T]
"""Does a job on the images of the project and returns what came of it."""


class FigureJobs:
    """Runs work on the jobs' lane; what belongs to a project that is closed by then is dropped."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts
        self.background = parts.background
        self.events = parts.events
        self.board = parts.board
        self.tell = parts.tell

    @property
    def project(self) -> ProjectInfo | None:
        """The open project."""
        return self._parts.desk.project

    @property
    def store(self) -> ProjectStore | None:
        """The open project's file, to be used on the disk lane only."""
        return self._parts.desk.store

    @property
    def classes(self) -> ClassTable:
        """Its classes."""
        return self._parts.classes.table

    @property
    def images(self) -> Sequence[ImageRecord]:
        """Its images."""
        return self._parts.desk.images.records

    def count(self, class_id: int) -> int:
        """Return how many pixels of all images have that class."""
        return self._parts.classes.pixel_count_in_project(class_id)

    def source(self) -> MaskSource | None:
        """Return what reads masks of the open project, from any lane but the disk's."""
        if self.store is None or self.project is None:
            return None
        return MaskSource(self.store, self.project.predictions, self.background.disk.call)

    def pixel_size(self, record: ImageRecord) -> PixelSize | None:
        """Return an image's pixel size; never on the session's own thread."""
        store = self.store
        return None if store is None else known_pixel_size(store, record, self.background.disk.call)

    def run(
        self,
        title: str,
        work: Work[T],
        then: Callable[[T], None],
        on_end: Callable[[], None] = lambda: None,
        lane: Lane | None = None,
    ) -> Ticket:
        """Put a job on the board and do it; then give its result to `then`.

        on_end: called in any case, before `then`. lane: other than that of jobs. Errors become
        notices. What is being drawn is taken to the end before.
        """
        store, records = self.store, list(self.images)
        ticket = self.board.open(title, len(records))

        def end(result: T) -> None:
            close()
            if self.store is store:
                then(result)

        def fail(error: Exception) -> None:
            close()
            if self.store is store and not ticket.is_cancelled:
                self.events.notice.emit(Notice.of_error(error))

        def close() -> None:
            self.board.close(ticket.job_id)
            on_end()

        def begin() -> None:
            (lane or self.background.jobs).run(lambda: work(records, ticket), end, fail)

        self._parts.editing.when_free(begin)
        return ticket
