"""What the project's network stands, measured in the sitting."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import check_output
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject
from segstudio.workspace.network_desk import SAVE_S
from segstudio.workspace.notice import Notice
from segstudio.workspace.robustness.robustness import Robustness
from segstudio.workspace.robustness.robustness_row import RobustnessRow, csv_lines, rows_from_json
from segstudio.workspace.scoring.truth import Which

TITLE = "Disturbing images"
_KEY = "robustness"
"""Setting of a project: what was measured last, and on which images."""


class RobustnessDesk:
    """`Events.networks_changed` tells of the start, of each prediction and of the end."""

    def __init__(self, work: NetworkJobs) -> None:
        self.work = work
        self.rows: list[RobustnessRow] = []
        """What was measured last; the first of undisturbed images."""
        self.which = Which.HELD_OUT
        """On which images."""
        work.jobs.events.project_opened.connect(self.read)
        work.jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether it is measured now."""
        return self.work.title == TITLE

    def read(self) -> None:
        """Read what was measured last in the project."""
        jobs = self.work.jobs
        store = jobs.store
        if store is None:
            return

        def take(said: object) -> None:
            rows = rows_from_json(said.get("rows")) if isinstance(said, dict) else []
            which = said.get("which") if isinstance(said, dict) else None
            if jobs.store is store and rows and which in [each.value for each in Which]:
                self._show(rows, Which(which))

        jobs.background.disk.run(
            lambda: store.setting(_KEY),
            take,
            lambda error: jobs.events.notice.emit(Notice.of_error(error)),
        )

    def start(self, which: Which) -> None:
        """Measure the network as it is now; nothing is kept of a measurement that is cancelled."""
        work = self.work
        work.loop.save_checkpoint()

        def measure(project: SittingProject, ticket: Ticket) -> list[RobustnessRow]:
            work.loop.wait_saved(SAVE_S)
            found = Robustness(project, which, new_talk=lambda: work.new_talk(ticket))
            return found.run(lambda done, total, name: work.show(ticket, name, done / total))

        def keep(rows: list[RobustnessRow]) -> None:
            store = work.jobs.store
            kept = {"which": which.value, "rows": [asdict(each) for each in rows]}
            if store is not None:
                work.jobs.background.disk.run(lambda: store.set_setting(_KEY, kept))
            self._show(rows, which)

        work.run(TITLE, measure, keep)

    def write_csv(self, path: Path) -> None:
        """Write a row for each disturbance and strength."""
        rows, jobs = self.rows, self.work.jobs

        def write(records: Sequence[ImageRecord], _: Ticket) -> str:
            check_output(path, records)
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(csv_lines(rows))
            write_atomically(path.absolute(), text.getvalue().encode())
            return f"Wrote what the network stands into “{path}”."

        jobs.run("Writing figures", write, jobs.tell)

    def _show(self, rows: list[RobustnessRow], which: Which) -> None:
        self.rows, self.which = rows, which
        self.work.jobs.events.networks_changed.emit()

    def _forget(self) -> None:
        self.rows = []
        self.work.jobs.events.networks_changed.emit()
