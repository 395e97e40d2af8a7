"""Statistics of the images in the sitting."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.figures.figure_jobs import FigureJobs
from segstudio.workspace.figures.statistics import Statistics, gather
from segstudio.workspace.job import Ticket


class StatisticsDesk:
    """One look at a time; `Events.figures_changed` tells of its start and its end."""

    def __init__(self, jobs: FigureJobs) -> None:
        self._jobs = jobs
        self._ticket: Ticket | None = None
        self.statistics: Statistics | None = None
        jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """True while image files are looked at."""
        return self._ticket is not None

    def start(self) -> None:
        """Look at every image file."""
        store, classes = self._jobs.store, self._jobs.classes
        if store is None or self.is_running:
            return
        call = self._jobs.background.disk.call

        def look(records: Sequence[ImageRecord], ticket: Ticket) -> Statistics:
            pixels = call(store.review.class_pixels)
            return gather(records, pixels, classes, ticket.advance, lambda: ticket.is_cancelled)

        self._ticket = self._jobs.run("Looking at all images", look, self._keep, self._end)
        self._jobs.events.figures_changed.emit()

    def cancel(self) -> None:
        """Have enough: what was found so far is shown."""
        if self._ticket is not None:
            self._ticket.cancelled.set()

    def _end(self) -> None:
        self._ticket = None
        self._jobs.events.figures_changed.emit()

    def _keep(self, found: Statistics) -> None:
        self.statistics = found
        self._jobs.events.figures_changed.emit()

    def _forget(self) -> None:
        self.statistics = None
        self._jobs.events.figures_changed.emit()
