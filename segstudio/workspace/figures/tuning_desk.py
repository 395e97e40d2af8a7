"""Searching, in the sitting, for how the project's network learns best."""

from __future__ import annotations

import time
from dataclasses import asdict
from functools import partial
from pathlib import Path

from segstudio.document.network_choice import NetworkUnknown
from segstudio.document.training_method import MethodUnknown
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.headless.training_run import (
    MethodChanges,
    TrainingFigures,
    TrainingGoal,
)
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject
from segstudio.workspace.notice import Notice
from segstudio.workspace.tuning.search import Sampling, Search
from segstudio.workspace.tuning.trial_list import TrialList, TrialRow, csv_lines
from segstudio.workspace.tuning.tuning_order import TuningOrder

TITLE = "Searching for the best method"
_KEY = "tuning"
"""Setting of a project: the newest search, and what its method changed of the usual one."""


class TuningDesk:
    """`Events.networks_changed` tells of each trial that is done."""

    def __init__(self, work: NetworkJobs) -> None:
        self.work = work
        self.order = TuningOrder()
        """The newest search."""
        self.rows: list[TrialRow] = []
        """Its trials, oldest first."""
        self._method: MethodChanges = ()
        work.jobs.events.project_opened.connect(self.read)
        work.jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether a search runs."""
        return self.work.title == TITLE

    def read(self) -> None:
        """Read the newest search of the project."""
        jobs = self.work.jobs
        store, project = jobs.store, jobs.project
        if store is None or project is None:
            return
        folder = project.folder

        def look() -> tuple[object, list[TrialRow]]:
            return store.setting(_KEY), TrialList(folder).newest()

        def take(found: tuple[object, list[TrialRow]]) -> None:
            if jobs.store is store:
                self._take(*found)

        jobs.background.disk.run(
            look, take, lambda error: jobs.events.notice.emit(Notice.of_error(error))
        )

    def start(self, order: TuningOrder) -> None:
        """Search; what was tried with the same labels is not tried again."""
        work, space, method = self.work, order.space(), self.work.own_method()
        goal, sampling = TrainingGoal(float(order.seconds)), Sampling(order.sampling)
        post, budget_s = work.jobs.background.post, 60.0 * order.minutes

        def search(project: SittingProject, ticket: Ticket) -> None:
            begun = time.monotonic()
            found = Search(
                *(project, space, goal, order.folds, sampling, method),
                new_talk=lambda: work.new_talk(ticket),
            )
            found.check()
            post(partial(self._begin, project, order, method, found.rows()))

            def tell(words: str, figures: TrainingFigures) -> None:
                share = min(1.0, (time.monotonic() - begun) / budget_s)
                work.show(ticket, f"{words}: {work.training_words(figures)}", share)

            for row in found.run(float(order.minutes), 0, tell):
                post(partial(self._add, project, row))

        work.run(TITLE, search, lambda _: None)

    def use(self, row: TrialRow) -> None:
        """Let the project's network learn as it did in that trial."""
        settings = self.order.space().settings(row.parameters)
        self.work.loop.method.choose({**USUAL_METHOD, **dict(self._method), **dict(settings)})

    def write_csv(self, path: Path) -> None:
        """Write a row for each trial."""
        self.work.write_rows(path, csv_lines(self.rows), f"Wrote the trials into “{path}”.")

    def _begin(
        self,
        project: SittingProject,
        order: TuningOrder,
        method: MethodChanges,
        rows: list[TrialRow],
    ) -> None:
        jobs, store = self.work.jobs, project.store.store
        if jobs.store is store:
            self.order, self._method, self.rows = order, method, rows
            kept = {**asdict(order), "method": dict(method)}
            jobs.background.disk.run(lambda: store.set_setting(_KEY, kept))
            jobs.events.networks_changed.emit()

    def _add(self, project: SittingProject, row: TrialRow) -> None:
        if self.work.jobs.store is project.store.store:
            self.rows = [*self.rows, row]
            self.work.jobs.events.networks_changed.emit()

    def _take(self, kept: object, rows: list[TrialRow]) -> None:
        method = kept.get("method") if isinstance(kept, dict) else {}
        self._method = tuple(method.items()) if isinstance(method, dict) else ()
        self.order = TuningOrder.from_setting(kept)
        try:
            space = self.order.space()
        except (NetworkUnknown, MethodUnknown):
            self.order, rows = TuningOrder(), []
        else:
            rows = [each for each in rows if space.holds(each.parameters)]
        self.rows = rows
        self.work.jobs.events.networks_changed.emit()

    def _forget(self) -> None:
        self._take(None, [])
