"""Comparing a project with the truth in the sitting: predict what is missing, compare, keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import prediction_path
from segstudio.workspace.export_target import check_output
from segstudio.workspace.figures.figure_jobs import FigureJobs, Work
from segstudio.workspace.job import Ticket
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.scoring.comparison import Comparison
from segstudio.workspace.scoring.project_score import ClassMeans, ProjectScore, means_by_part
from segstudio.workspace.scoring.score_rows import csv_text
from segstudio.workspace.scoring.truth import NOTHING, DrawnTruth, Truth, Which
from segstudio.workspace.scoring.truth_folder import TruthFolder

T = TypeVar("T")
Predict = Callable[[Sequence[ImageRecord]], None]
"""Puts a job on the board that predicts images; does nothing without a network."""


@dataclass(frozen=True, slots=True)
class EvaluationChoice:
    """What is to be compared. folder: of the truth; None: what is drawn on images of `which`.

    is_anew: predict all of them before; else those without a prediction.
    """

    which: Which = Which.REVIEWED
    folder: Path | None = None
    is_anew: bool = False


@dataclass(frozen=True)
class Evaluation:
    """What came of it. parts: the means of each part of the images, see `means_by_part`."""

    choice: EvaluationChoice
    score: ProjectScore
    parts: dict[str, ClassMeans]
    truth: Truth

    @property
    def unknown(self) -> tuple[str, ...]:
        """Classes of the truth that the project has not."""
        return self.truth.unknown if isinstance(self.truth, TruthFolder) else ()


class EvaluationDesk:
    """One evaluation at a time; `Events.figures_changed` tells of its start and its end."""

    def __init__(self, jobs: FigureJobs, predict: Predict) -> None:
        self._jobs = jobs
        self._predict = predict
        self._ticket: Ticket | None = None
        self._is_waiting = False
        self.evaluation: Evaluation | None = None
        jobs.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """True from the start to the end, the predicting before it included."""
        return self._ticket is not None or self._is_waiting

    def start(self, choice: EvaluationChoice) -> None:
        """Predict what is wanted, compare, and keep the result."""
        project = self._jobs.project
        if project is None or self.is_running:
            return
        classes, predictions = self._jobs.classes, project.predictions

        def look(records: Sequence[ImageRecord], _: Ticket) -> tuple[Truth, list[ImageRecord]]:
            truth: Truth = DrawnTruth(choice.which)
            if choice.folder is not None:
                truth = TruthFolder(choice.folder, classes, records)
            held = [each for each in records if truth.holds(each) and each.problem is None]
            if choice.is_anew:
                return truth, held
            return truth, [e for e in held if not prediction_path(predictions, e.id).exists()]

        self._run("Looking for the truth", look, lambda found: self._predict_before(choice, *found))

    def cancel(self) -> None:
        """Have enough: what was compared so far is shown."""
        if self._ticket is not None:
            self._ticket.cancelled.set()
        elif self._is_waiting:
            self._jobs.board.cancel_all()

    def write_csv(self, path: Path) -> None:
        """Write a row for each image and class."""
        found = self.evaluation
        if found is None:
            return

        def write(records: Sequence[ImageRecord], _: Ticket) -> str:
            check_output(path, records)
            write_atomically(path.absolute(), csv_text(found.score).encode("utf-8"))
            return f"Wrote the figures of each image and class into “{path}”."

        self._jobs.run("Writing figures", write, self._jobs.tell)

    @property
    def has_other_truth(self) -> bool:
        """True where the truth is not what is drawn on the images."""
        return self.evaluation is not None and not self.evaluation.truth.is_drawn

    def lay_truth(self, image: OpenImage) -> None:
        """Lay the truth of a folder beside the stored prediction of the open image.

        `Layers.is_truth_compared` shows the two; nothing is done where there is no such truth.
        """
        found, source, jobs = self.evaluation, self._jobs.source(), self._jobs
        if found is None or source is None or not self.has_other_truth:
            return
        if not found.truth.holds(image.record):
            return

        def read() -> tuple[MaskArray, MaskArray]:
            known = source.read(image.record)
            right = found.truth.read(image.record, known)
            said = known.result if known.prediction is None else known.prediction.class_ids
            return right, np.where(right == UNLABELLED, said.dtype.type(0), said)

        def lay(both: tuple[MaskArray, MaskArray]) -> None:
            image.prediction.compare(both[0], 0, both[1], 0)
            jobs.events.prediction_changed.emit([image.mask.whole])

        jobs.background.reader.run(
            read, lay, lambda error: jobs.events.notice.emit(Notice.of_error(error))
        )

    def _predict_before(
        self, choice: EvaluationChoice, truth: Truth, records: list[ImageRecord]
    ) -> None:
        """Predict, and go on when those jobs are over and their files are written."""
        board, events = self._jobs.board, self._jobs.events
        before = {job.id for job in board.jobs}
        if records:
            self._predict(records)
        own = {job.id for job in board.jobs} - before
        if not own:
            self._compare(choice, truth)
            return
        self._is_waiting = True
        store = self._jobs.store

        def look() -> None:
            if own & {job.id for job in board.jobs}:
                return
            events.jobs_changed.disconnect(look)
            if self._jobs.store is not store:
                return
            # Whole predictions are written on this lane, in order.
            self._jobs.background.engine.run(lambda: None, lambda _: go_on())

        def go_on() -> None:
            self._is_waiting = False
            if self._jobs.store is store:
                self._compare(choice, truth)

        events.jobs_changed.connect(look)
        events.figures_changed.emit()

    def _compare(self, choice: EvaluationChoice, truth: Truth) -> None:
        source, classes = self._jobs.source(), self._jobs.classes
        if source is None:
            return
        comparison = Comparison(source, classes, self._jobs.pixel_size, truth)

        def compare(records: Sequence[ImageRecord], ticket: Ticket) -> Evaluation:
            score = comparison.run(records, ticket.advance, lambda: ticket.is_cancelled)
            return Evaluation(choice, score, means_by_part(score), truth)

        self._run("Comparing with the truth", compare, self._keep)

    def _run(self, title: str, work: Work[T], then: Callable[[T], None]) -> None:
        self._ticket = self._jobs.run(title, work, then, self._end)
        self._jobs.events.figures_changed.emit()

    def _end(self) -> None:
        self._ticket = None
        self._jobs.events.figures_changed.emit()

    def _keep(self, found: Evaluation) -> None:
        if not found.score.images and not found.score.is_cut_short:
            problems = " ".join(found.score.problems[:1])
            self._jobs.tell(problems or NOTHING, is_error=True)
        self.evaluation = found
        self._jobs.events.figures_changed.emit()

    def _forget(self) -> None:
        self._is_waiting = False
        self.evaluation = None
        self._jobs.events.figures_changed.emit()
