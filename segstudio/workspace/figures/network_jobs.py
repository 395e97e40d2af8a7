"""Long work that trains networks of its own, from the labels of the open project."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from segstudio.document.network_choice import QUICK
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import check_output
from segstudio.workspace.figures.figure_jobs import FigureJobs
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.training_run import MethodChanges, TrainingFigures
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject, StoreOnLane
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.network_desk import NICENESS
from segstudio.workspace.project_rules import RULES_SETTING

T = TypeVar("T")
Work = Callable[[SittingProject, Ticket], T]
"""Trains networks, and returns what came of it."""


class NetworkJobs:
    """One at a time. Live training rests meanwhile: two that train would slow each other.

    `Events.networks_changed` tells of the start, of each step and of the end.
    """

    def __init__(self, jobs: FigureJobs, loop: LiveLoop) -> None:
        self.jobs = jobs
        self.loop = loop
        self._ticket: Ticket | None = None
        self.title = ""
        """What runs; "" where nothing does."""
        self.doing = ""
        """What is trained now, in words."""
        self.share = 0.0
        """Of the work at hand, 0 … 1."""

    def own_method(self) -> MethodChanges:
        """Return what the open project changes of the usual method, but for its network."""
        now = self.loop.method.settings
        names = USUAL_METHOD.keys() - QUICK.settings.keys()
        own = {n: now[n] for n in names if n in now and now[n] != USUAL_METHOD[n]}
        if own.get("rules_weight"):
            own[RULES_SETTING] = now.get(RULES_SETTING, "")
        return tuple(sorted(own.items()))

    def new_talk(self, ticket: Ticket) -> EngineTalk:
        """Return an engine of its own, which ends with the job."""
        return EngineTalk(lambda: ticket.is_cancelled, NICENESS, warms_up=True)

    def run(self, title: str, work: Work[T], then: Callable[[T], None]) -> None:
        """Do it and give its result to `then`; nothing is done while another one runs.

        Errors become notices; what was kept before one, or before it was cancelled, stays.
        """
        jobs, store, project = self.jobs, self.jobs.store, self.jobs.project
        if store is None or project is None or self._ticket is not None:
            return
        was_live = self.loop.status.is_live

        def end() -> None:
            self._ticket, self.title, self.doing, self.share = None, "", "", 0.0
            if was_live and jobs.store is store:
                self.loop.set_live(True)
            jobs.events.networks_changed.emit()

        on_lane = StoreOnLane(store, jobs.background.disk.call)
        counts = {each: jobs.count(each) for each in jobs.classes.ids}
        known = SittingProject(project, on_lane, list(jobs.images), jobs.classes, counts)
        self.title = title
        if was_live:
            self.loop.set_live(False)
        self._ticket = jobs.run(
            title, lambda _, ticket: work(known, ticket), then, end, jobs.background.networks
        )
        jobs.events.networks_changed.emit()

    def cancel(self) -> None:
        """Have enough of it; what is done stays."""
        if self._ticket is not None:
            self._ticket.cancelled.set()

    def show(self, ticket: Ticket, words: str, share: float) -> None:
        """Tell how far it is, from any thread."""
        ticket.advance(round(100 * share), 100)
        self.jobs.background.post(lambda: self._note(ticket, words, share))

    def write_rows(self, path: Path, rows: Sequence[Sequence[str]], told: str) -> None:
        """Write a CSV file without holding up the window; `told` says it once it is there."""

        def write(records: Sequence[ImageRecord], _: Ticket) -> str:
            check_output(path, records)
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(rows)
            write_atomically(path.absolute(), text.getvalue().encode())
            return told

        self.jobs.run("Writing figures", write, self.jobs.tell)

    def training_words(self, figures: TrainingFigures) -> str:
        """Return how far training is."""
        loss = "–" if figures.loss is None else f"{figures.loss:.3f}"
        return f"{figures.seconds:.0f} s, step {figures.step}, loss {loss}"

    def _note(self, ticket: Ticket, words: str, share: float) -> None:
        if self._ticket is ticket:
            self.doing, self.share = words, share
            self.jobs.events.networks_changed.emit()
