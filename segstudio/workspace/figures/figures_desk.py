"""All figures of the open project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import OutputRefused, check_output
from segstudio.workspace.figures.comparison_desk import ComparisonDesk
from segstudio.workspace.figures.compression_desk import CompressionDesk
from segstudio.workspace.figures.evaluation_desk import EvaluationDesk
from segstudio.workspace.figures.figure_jobs import FigureJobs
from segstudio.workspace.figures.measurement_desk import MeasurementDesk
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.figures.report_desk import ReportDesk
from segstudio.workspace.figures.robustness_desk import RobustnessDesk
from segstudio.workspace.figures.statistics_desk import StatisticsDesk
from segstudio.workspace.figures.tuning_desk import TuningDesk
from segstudio.workspace.job import Ticket
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.sitting_parts import SittingParts


class FiguresDesk:
    """Each kind of figure has a desk of its own."""

    def __init__(self, parts: SittingParts, loop: LiveLoop) -> None:
        jobs = FigureJobs(parts)

        def predict(records: Sequence[ImageRecord]) -> None:
            if loop.status.version > 0:
                loop.predict([(record.id, record.location) for record in records])

        self._jobs = jobs
        self.evaluation = EvaluationDesk(jobs, predict)
        self.measurement = MeasurementDesk(jobs)
        self.statistics = StatisticsDesk(jobs)
        self.report = ReportDesk(jobs)
        self.network_jobs = networks = NetworkJobs(jobs, loop)
        self.comparison, self.tuning = ComparisonDesk(networks), TuningDesk(networks)
        self.robustness, self.compression = RobustnessDesk(networks), CompressionDesk(networks)

    def write_picture(self, save: Callable[[str], bool], path: Path) -> None:
        """Write a picture of figures. save: writes it to a path, on any thread, or tells False."""

        def write(records: Sequence[ImageRecord], _: Ticket) -> str:
            check_output(path, records)
            if not save(str(path)):
                raise OutputRefused(f"“{path}” cannot be written. Choose another folder or name.")
            return f"Wrote the picture “{path}”."

        self._jobs.run("Writing figures", write, self._jobs.tell)
