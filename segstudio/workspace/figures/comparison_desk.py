"""Networks compared in the sitting, and the leaderboard that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.headless.training_run import TrainingFigures, TrainingGoal
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject
from segstudio.workspace.leaderboard import Leaderboard, LeaderboardRow, csv_lines
from segstudio.workspace.notice import Notice
from segstudio.workspace.scoring.truth import Which
from segstudio.workspace.tuning.network_comparison import NetworkComparison

TITLE = "Comparing networks"


@dataclass(frozen=True, slots=True)
class ComparisonOrder:
    """choices: the networks. seconds: of training for each. which: the images that are measured."""

    choices: tuple[NetworkChoice, ...]
    seconds: float
    which: Which = Which.HELD_OUT


class ComparisonDesk:
    """`Events.networks_changed` tells of each network that is measured."""

    def __init__(self, work: NetworkJobs) -> None:
        self.work = work
        self._all: list[LeaderboardRow] = []
        self._setup = ""
        work.jobs.events.project_opened.connect(self.read)
        work.jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether networks are compared now."""
        return self.work.title == TITLE

    @property
    def rows(self) -> list[LeaderboardRow]:
        """Rows that can be compared with the one that came last, the best first."""
        alike = [each for each in self._all if each.setup == self._setup]
        return sorted(alike, key=lambda each: -each.dice)

    def read(self) -> None:
        """Read what was compared before."""
        jobs = self.work.jobs
        store, project = jobs.store, jobs.project
        if project is None:
            return
        folder = project.folder

        def take(rows: list[LeaderboardRow]) -> None:
            if jobs.store is store and rows:
                self._all, self._setup = rows, rows[-1].setup
                jobs.events.networks_changed.emit()

        jobs.background.reader.run(
            lambda: Leaderboard(folder).rows,
            take,
            lambda error: jobs.events.notice.emit(Notice.of_error(error)),
        )

    def start(self, order: ComparisonOrder) -> None:
        """Train and measure each network; what is known of the same labels is not done again."""
        work, method = self.work, self.work.own_method()
        goal = TrainingGoal(order.seconds)

        def compare(project: SittingProject, ticket: Ticket) -> None:
            comparison = NetworkComparison(
                project, goal, method, order.which, lambda: work.new_talk(ticket)
            )
            number = 0

            def tell(words: str, figures: TrainingFigures) -> None:
                share = min(1.0, figures.seconds / goal.seconds)
                told = f"{words}: {work.training_words(figures)}"
                work.show(ticket, told, (number + share) / len(order.choices))

            for number, row in enumerate(comparison.run(order.choices, tell), 1):  # noqa: B007
                work.jobs.background.post(partial(self._add, project, row))

        work.run(TITLE, compare, lambda _: None)

    def use(self, row: LeaderboardRow) -> None:
        """Let the project's network learn as that one did."""
        self.work.loop.method.choose({**USUAL_METHOD, **row.settings})

    def write_csv(self, path: Path) -> None:
        """Write the leaderboard as it is shown."""
        self.work.write_rows(path, csv_lines(self.rows), f"Wrote the leaderboard into “{path}”.")

    def _add(self, project: SittingProject, row: LeaderboardRow) -> None:
        if self.work.jobs.store is project.store.store:
            self._all = [*(each for each in self._all if each.key != row.key), row]
            self._setup = row.setup
            self.work.jobs.events.networks_changed.emit()

    def _forget(self) -> None:
        self._all, self._setup = [], ""
        self.work.jobs.events.networks_changed.emit()
