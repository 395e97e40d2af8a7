"""Paints into one image after another, each as an edit of its own that can be undone there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Semaphore

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.job import Ticket
from segstudio.workspace.painting import Painting
from segstudio.workspace.sitting_parts import SittingParts

MAX_AT_ONCE = 2
"""Edits prepared and not yet painted, so that a slow disk does not fill the memory."""

End = Callable[[Exception | None], None]
Prepare = Callable[[ImageRecord], Painting | None]
"""Returns what to paint into an image, None for nothing; what it raises keeps that image back."""


class ImagePainter:
    """Knows whether an image is on the canvas or on disk."""

    def __init__(self, parts: SittingParts) -> None:
        self._background = parts.background
        self._editing = parts.editing
        self._desk = parts.desk

    def go_through(
        self, records: Sequence[ImageRecord], prepare: Prepare, ticket: Ticket
    ) -> ExchangeReport:
        """Paint into all images, until the job is cancelled; on a thread that may wait."""
        places = Semaphore(MAX_AT_ONCE)
        failed: list[tuple[ImageRecord, Exception]] = []
        report = ExchangeReport()

        def take(record: ImageRecord) -> bool:
            painting = prepare(record)
            if painting is None or not _acquired(places, ticket):
                return False

            def end(error: Exception | None) -> None:
                if error is not None:
                    failed.append((record, error))
                places.release()

            self._background.post(lambda: self._paint(record, painting, end))
            return True

        report.go_through(records, take, ticket.advance, lambda: ticket.is_cancelled)
        for _ in range(MAX_AT_ONCE):
            _acquired(places, ticket)
        for record, error in failed:
            report.done -= 1
            report.note_problem(record, error)
        return report

    def _paint(self, record: ImageRecord, painting: Painting, end: End) -> None:
        """Paint into an image, on the canvas or on disk: on the session's thread it is either."""
        image = self._editing.image
        if image is not None and image.id == record.id:
            gone: list[ImageRecord] = []  # where another image came before its turn
            self._editing.run(
                painting.name,
                lambda editor: painting.paint(image.mask, editor),
                painting.locked_ids,
                lambda: gone.append(record),
            )
            self._editing.when_free(
                lambda: self._paint(record, painting, end) if gone else end(None)
            )
        else:
            self._desk.edit_stored(record, painting, end)


def _acquired(places: Semaphore, ticket: Ticket) -> bool:
    """Wait for a place; False where the person has had enough."""
    while not places.acquire(timeout=0.1):
        if ticket.is_cancelled:
            return False
    return True
