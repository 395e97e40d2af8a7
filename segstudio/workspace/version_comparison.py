"""What two kept versions say of the image on the canvas: where they differ, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.zero_pages import zero_pages
from segstudio.worker.messages import (
    CancelJob,
    PredictImages,
    Request,
    VersionTilePredicted,
)
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.job import JobBoard
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage

_ROWS = 1024
"""Counted at a time, so that no copy of a large mask is made."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found. differing_share: of the image's pixels, 0 … 1.

    shares: for each class id, its share of the image in the first and in the second version.
    """

    first: int
    second: int
    image_id: int
    differing_share: float
    shares: dict[int, tuple[float, float]]


class VersionComparison:
    """Lets the engine predict one image with two versions; jobs on the board, one for each."""

    def __init__(
        self,
        background: Background,
        events: Events,
        board: JobBoard,
        send: Callable[[Request], None],
    ) -> None:
        self._background = background
        self._events = events
        self._board = board
        self._send = send
        self._image: OpenImage | None = None
        self._versions: dict[int, int] = {}
        self._said: dict[int, MaskArray] = {}
        self._waiting: set[int] = set()
        self.found: Compared | None = None
        """The last comparison, as long as its image is on the canvas."""

    def begin(self, image: OpenImage, first: int, second: int) -> None:
        """Compare two versions on `image`; tells `versions_compared` once it is done."""
        self.abandon()
        self._image = image
        for version in sorted((first, second)):
            title = f"Version {version} on this image"
            ticket = self._board.open(title, 1, on_cancel=self._cancel)
            self._versions[ticket.job_id] = version
            self._said[ticket.job_id] = zero_pages(image.shape, np.uint8)
            self._waiting.add(ticket.job_id)
        for job_id, version in self._versions.items():
            self._send(PredictImages(job_id, (image.id,), version))

    def take(self, tile: VersionTilePredicted) -> None:
        """Take one tile; on the engine's reader thread."""
        said = self._said.get(tile.job_id)
        if said is None:
            return
        if tile.class_ids.dtype == np.uint16 and said.dtype == np.uint8:
            said = self._said[tile.job_id] = said.astype(np.uint16)
        said[tile.tile.region((said.shape[0], said.shape[1])).slices] = tile.class_ids

    def finish(self, job_id: int, is_cancelled: bool, problem: str | None) -> bool:
        """Take the end of a job; tell whether it was one of these."""
        if job_id not in self._versions:
            return False
        self._board.close(job_id)
        self._waiting.discard(job_id)
        if is_cancelled or problem:
            self.abandon()
            if problem:
                self._events.notice.emit(Notice(problem, is_error=True))
        elif not self._waiting:
            self._count()
        return True

    def show(self, image: OpenImage | None) -> None:
        """Another image is on the canvas: what was found of the last one is over."""
        if self._image is not image:
            self.abandon()

    def is_of(self, pair: tuple[int, int] | None) -> bool:
        """Tell whether what was found is of these two versions; of any two for None."""
        found = self.found
        return found is not None and pair in (None, (found.first, found.second))

    def abandon(self) -> None:
        """Forget what is under way and what was found."""
        self._cancel()
        for job_id in self._waiting:
            self._board.close(job_id)
        self._waiting.clear()
        self._versions, self._said = {}, {}
        self._image = self.found = None

    def _cancel(self) -> None:
        for job_id in self._waiting:
            self._send(CancelJob(job_id))

    def _count(self) -> None:
        image, said = self._image, list(self._said.values())
        first, second = self._versions.values()
        if image is None:
            return

        def done(found: Compared) -> None:
            if self._image is not image:
                return
            self.found = found
            image.prediction.compare(said[0], first, said[1], second)
            self._said = {}
            self._events.prediction_changed.emit([image.mask.whole])
            self._events.versions_compared.emit()

        self._background.edits.run(lambda: _compared(image.id, first, second, *said), done)


def _compared(image_id: int, first: int, second: int, one: MaskArray, other: MaskArray) -> Compared:
    differing = 0
    counts = [np.zeros(0, np.int64), np.zeros(0, np.int64)]
    for row in range(0, one.shape[0], _ROWS):
        parts = one[row : row + _ROWS], other[row : row + _ROWS]
        differing += int(np.count_nonzero(parts[0] != parts[1]))
        for place, part in enumerate(parts):
            counts[place] = _sum(counts[place], np.bincount(part.ravel()))
    wide = [_sum(each, np.zeros(max(map(len, counts)), np.int64)) for each in counts]
    present = np.flatnonzero(wide[0] + wide[1])
    shares = {
        int(each): (float(wide[0][each] / one.size), float(wide[1][each] / one.size))
        for each in present
        if each
    }
    return Compared(first, second, image_id, differing / one.size, shares)


def _sum(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    result = np.zeros(max(len(one), len(other)), np.int64)
    result[: len(one)] += one
    result[: len(other)] += other
    return result
