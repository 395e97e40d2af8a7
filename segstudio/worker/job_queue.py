"""The jobs of predicting whole images: one image after the other, a batch of tiles at a time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from segstudio.document.refinement import Refinement
from segstudio.document.region import Region, TileIndex
from segstudio.worker.messages import (
    ImagePredicted,
    JobFinished,
    JobProgressed,
    PredictImages,
    Report,
)

_PROGRESS_S = 0.2
"""Progress is told no more often than every so many seconds, and at the end."""
REFINED_TILES = 4
"""Are refined before the pipe is looked at again: a window of 512², a second or two."""
_TELL_LEFT_S = 0.5
"""Before, the time left would be a guess."""


@dataclass
class _Job:
    """A job on its way. tiles: those of the image at hand that are still to do; None: not begun."""

    request: PredictImages
    done: int = 0
    tiles: deque[TileIndex] | None = None
    tiles_of_image: int = 1
    version: int = 0
    started_at: float | None = None
    images_failed: list[int] = field(default_factory=list)


class JobQueue:
    """Jobs in the order that they were asked for. Reports progress by itself."""

    def __init__(
        self, report: Callable[[Report], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._clock = clock
        self._jobs: deque[_Job] = deque()
        self._told_at = -_PROGRESS_S

    def __bool__(self) -> bool:
        return bool(self._jobs)

    @property
    def image_id(self) -> int:
        """The image at hand. Raises IndexError where there is no job."""
        job = self._jobs[0]
        return job.request.image_ids[job.done]

    @property
    def job_id(self) -> int:
        """The job at hand. Raises IndexError where there is none."""
        return self._jobs[0].request.job_id

    @property
    def version(self) -> int:
        """The kept version that the job at hand asks for; 0 for the one on screen."""
        return self._jobs[0].request.version

    @property
    def refinement(self) -> Refinement | None:
        """What the job at hand refines its predictions by; None for not at all."""
        return self._jobs[0].request.refinement

    @property
    def is_mid_image(self) -> bool:
        """True while some tiles of an image are done and others are not: better no new version."""
        return bool(self._jobs) and self._jobs[0].tiles is not None

    def add(self, request: PredictImages) -> None:
        """Put a job at the end; an empty one is finished at once."""
        if not request.image_ids:
            self._report(JobFinished(request.job_id, is_cancelled=False))
            return
        self._jobs.append(_Job(request))

    def cancel(self, job_id: int) -> None:
        """End a job now; an unknown one is none."""
        for job in list(self._jobs):
            if job.request.job_id == job_id:
                self._jobs.remove(job)
                self._report(JobFinished(job_id, is_cancelled=True))

    def fail(self, problem: str) -> None:
        """End the job at hand with a sentence."""
        job = self._jobs.popleft()
        self._report(JobFinished(job.request.job_id, is_cancelled=False, problem=problem))

    def begin_image(self, shape: tuple[int, int]) -> None:
        """Plan the tiles of the image at hand, (height, width) px, where that is not done yet."""
        job = self._jobs[0]
        if job.started_at is None:
            job.started_at = self._clock()
        if job.tiles is None:
            job.tiles = deque(Region(0, 0, *shape).tiles())
            job.tiles_of_image = max(1, len(job.tiles))
            job.version = 0

    def next_tiles(self, count: int) -> list[TileIndex]:
        """Return the next tiles of the image at hand, row by row."""
        job = self._jobs[0]
        tiles, count = job.tiles, min(count, REFINED_TILES) if job.request.refinement else count
        return list(tiles)[:count] if tiles else []

    def note_tile(self, version: int) -> None:
        """The first of `next_tiles` was predicted and sent."""
        job = self._jobs[0]
        if job.tiles:
            job.tiles.popleft()
        job.version = min(job.version, version) if job.version else version
        self._tell(job)

    def end_image(self, is_failed: bool = False) -> None:
        """Go on to the next image where the one at hand has no tile left or cannot be read."""
        job = self._jobs[0]
        if job.tiles and not is_failed:
            return
        image_id = self.image_id
        if is_failed:
            job.images_failed.append(image_id)
        elif not job.request.version:
            self._report(ImagePredicted(job.request.job_id, image_id, job.version))
        job.done += 1
        job.tiles = None
        self._tell(job)
        if job.done == len(job.request.image_ids):
            self._jobs.popleft()
            self._report(JobFinished(job.request.job_id, False, _problem(job.images_failed)))

    def _tell(self, job: _Job) -> None:
        """Report the progress, if that was not done just now."""
        now = self._clock()
        total = len(job.request.image_ids)
        if now - self._told_at < _PROGRESS_S and job.done < total:
            return
        self._told_at = now
        left = len(job.tiles) / job.tiles_of_image if job.tiles is not None else 1.0
        share = (job.done + 1 - left) / total
        elapsed_s = now - job.started_at if job.started_at is not None else 0.0
        seconds_left = None
        if share > 0 and elapsed_s >= _TELL_LEFT_S:
            seconds_left = elapsed_s * (1 - share) / share
        self._report(JobProgressed(job.request.job_id, job.done, total, seconds_left))


def _problem(images_failed: list[int]) -> str | None:
    if not images_failed:
        return None
    number = len(images_failed)
    return f"{number} image{'s' if number > 1 else ''} could not be read and had to be left out."
