"""Predicting images into a folder, as many as there are: what is done is not done again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from segstudio.document.prediction import PredictedMask
from segstudio.formats.predicted_mask import Provenance
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import KeptVersion
from segstudio.workspace.exchange_report import OnImage
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.prediction_run import predicted_images
from segstudio.workspace.network_exchange import Checkpoint, open_trained
from segstudio.workspace.plural import counted
from segstudio.workspace.prediction_output import PredictionOutput

MOST_NAMED = 3


@dataclass
class FolderReport:
    """done: images predicted now. skipped: done before. version: of the network.

    problems: a sentence for each image, by its id, that could not be predicted.
    """

    total: int = 0
    done: int = 0
    skipped: int = 0
    version: int = 0
    problems: dict[int, str] = field(default_factory=dict)

    def sentence(self, where: str) -> str:
        """Return the report in short."""
        said = f"Predicted {self.done:,} of {counted(self.total, 'image')} into “{where}”."
        if self.skipped:
            said += f" Done already: {self.skipped:,}."
        if self.problems:
            named = "; ".join(list(self.problems.values())[:MOST_NAMED])
            said += f" Left out {len(self.problems):,}: {named}"
        return said


def predict_folder(
    talk: EngineTalk,
    checkpoint: Checkpoint,
    output: PredictionOutput,
    on_image: OnImage,
    is_again: bool = False,
    keep: Callable[[ImageRecord, PredictedMask], None] | None = None,
) -> FolderReport:
    """Predict the images of `output` that are not done yet, and write its table at the end.

    is_again: all of them. keep: called with each prediction, too. Memory does not grow with the
    number of images, but for their names. Raises OutputRefused before anything is written;
    NoNetwork, EngineFailed, ExportFailed.
    """
    output.check()
    newest = open_trained(talk, checkpoint)[-1]
    output.begin()
    run = _Run(output, newest, on_image, is_again)
    ended = 0.0
    found = predicted_images(talk, run.left(), run.leave_out, output.refinement)
    for image_id, mask in found:
        record, origin, asked = run.under_way.pop(image_id)
        began, ended = max(asked, ended), time.monotonic()
        output.write(record, mask, origin, ended - began)
        if keep is not None:
            keep(record, mask)
        run.report.done += 1
        run.advance()
    output.write_table(run.report.problems)
    return run.report


class _Run:
    """What is left to do, and what came of it."""

    def __init__(
        self, output: PredictionOutput, version: KeptVersion, on_image: OnImage, is_again: bool
    ) -> None:
        self._output = output
        self._version = version
        self._on_image = on_image
        self._is_again = is_again
        self.report = FolderReport(len(output.records), version=version.version)
        self.under_way: dict[int, tuple[ImageRecord, Provenance, float]] = {}
        """By image id: what it will be made of, and when it was asked for."""

    def left(self) -> Iterator[tuple[int, Path]]:
        """Yield (id, file) of the images that are not done."""
        output, version = self._output, self._version
        for record in output.records:
            try:
                origin = output.origin(record, version.version, version.created_s)
            except OSError as error:
                self._note(record, f"The file cannot be read ({error.strerror}).")
                continue
            if not self._is_again and output.is_done(record, origin):
                self.report.skipped += 1
                self.advance()
                continue
            self.under_way[record.id] = record, origin, time.monotonic()
            yield record.id, record.path

    def leave_out(self, image_id: int, reason: str) -> None:
        """An image that was asked for cannot be predicted."""
        record, _, _ = self.under_way.pop(image_id)
        self._note(record, reason)

    def advance(self) -> None:
        """Tell how far it is."""
        report = self.report
        self._on_image(report.done + report.skipped + len(report.problems), report.total)

    def _note(self, record: ImageRecord, reason: str) -> None:
        self.report.problems[record.id] = f"{record.name}: {reason}"
        self.advance()
