"""A project's network made smaller, and measured before and after on the same images."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.compression import DISTIL, Compression, CompressionRefused, NetworkSize
from segstudio.document.network_choice import NetworkChoice
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import (
    CompressionStepped,
    CompressNetwork,
    NetworkCompressed,
    OpenProject,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.fresh_network import mean_dice, predicted_overlaps
from segstudio.workspace.headless.prediction_run import check_network
from segstudio.workspace.headless.saved_method import saved_method
from segstudio.workspace.headless.training_run import send_annotations
from segstudio.workspace.label_check import check_labels
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.network_card import about_project
from segstudio.workspace.network_exchange import image_to_check_with
from segstudio.workspace.scoring.truth import Which
from segstudio.workspace.tuning.network_comparison import records_to_measure

PACKAGES = ("onnx", "onnxscript", "onnxruntime")
BEFORE, LEARNING, AFTER = "Measuring before", "Making it smaller", "Measuring after"
_UNLABELLED = {"mean_teacher": 1.0}
"""Setting by which images without labels are sent."""

OnStep = Callable[[str, float, float | None], None]
"""Called with what is done, the share of it that is done (0 … 1), and the loss."""


@dataclass(frozen=True, slots=True)
class CompressionRow:
    """size: of a network. dice: mean over classes but the background, 0 … 1, and low … high where
    95 % of draws of the images lie; -1 where it was not measured.
    """

    size: NetworkSize
    dice: float = -1.0
    low: float = -1.0
    high: float = -1.0


@dataclass(frozen=True, slots=True)
class CompressionOutcome:
    """What came of it. rows: before, what is between, and after. file: the network, with a card.

    images: so many were measured. difference: see NetworkCompressed. refusal: why it is not good
    enough, or "".
    """

    order: Compression
    rows: tuple[CompressionRow, ...]
    file: Path
    images: int
    difference: float | None = None
    refusal: str = ""


@dataclass(frozen=True)
class CompressionRun:
    """least_dice: below it the result is refused. which: the images that are measured.

    new_talk: starts an engine. The project's own network is not touched.
    """

    opened: LabelledProject
    order: Compression
    least_dice: float = 0.0
    which: Which = Which.HELD_OUT
    new_talk: Callable[[], EngineTalk] = EngineTalk

    def check(self) -> list[ImageRecord]:
        """Return the images to measure. Raises NoNetwork, CompressionRefused, NothingToMeasure,
        NothingToTrain: whatever is known before anything starts.
        """
        checkpoint = self.opened.info.checkpoint
        check_network(checkpoint)
        if method := saved_method(checkpoint):
            self.order.result(NetworkChoice.from_settings(method))
        if self.order.is_quantised:
            check_onnx()
        check_labels(self.opened.classes, self.opened.counts)
        return records_to_measure(self.opened, self.which)

    def run(self, file: Path, on_step: OnStep, licence: str = "") -> CompressionOutcome:
        """Write the smaller network to `file` with its card, whatever it is worth, and measure it.

        Raises as `check` does, and EngineFailed, StorageError.
        """
        records = self.check()
        with self.new_talk() as talk:
            on_step(BEFORE, 0.0, None)
            self._open(talk)
            before = self._dice(talk, records)
            # Opened anew: images were known by other ids while they were predicted.
            self._open(talk)
            settings = _UNLABELLED if self.order.method == DISTIL else {}
            send_annotations(talk, self.opened, settings=settings)
            image = image_to_check_with(self.opened.images)
            talk.send(CompressNetwork(self.order, str(file), self._about(licence), str(image)))
            found = self._compressed(talk, on_step)
            on_step(AFTER, 1.0, None)
            after = self._dice(talk, records)
        between = [CompressionRow(each) for each in found.sizes[1:-1]]
        first, last = found.sizes[0], found.sizes[-1]
        rows = (CompressionRow(first, *before), *between, CompressionRow(last, *after))
        refusal = self._refusal(after[0])
        return CompressionOutcome(self.order, rows, file, len(records), found.difference, refusal)

    def _open(self, talk: EngineTalk) -> None:
        talk.wait_ready()
        checkpoint = str(self.opened.info.checkpoint)
        talk.send(OpenProject(self.opened.classes.ids, checkpoint))

    def _dice(self, talk: EngineTalk, records: Sequence[ImageRecord]) -> tuple[float, float, float]:
        found, _ = predicted_overlaps(talk, self.opened, records)
        return mean_dice(found, self.opened.classes.ids)

    def _about(self, licence: str) -> str:
        opened = self.opened
        drawn, known = opened.store.annotated_images(), (opened.classes, opened.counts)
        return about_project(opened.info.name, *known, opened.images, drawn, licence)

    @staticmethod
    def _compressed(talk: EngineTalk, on_step: OnStep) -> NetworkCompressed:
        while True:
            report = talk.next_report()
            if isinstance(report, CompressionStepped):
                on_step(LEARNING, report.share, report.loss)
            elif isinstance(report, NetworkCompressed):
                if report.problem is not None:
                    raise EngineFailed(report.problem)
                return report

    def _refusal(self, dice: float) -> str:
        if dice >= self.least_dice:
            return ""
        if dice < 0:
            return "Refused: none of the measured images has a class other than the background."
        return (
            f"Refused: its Dice is {dice:.3f}, less than the {self.least_dice:g} that was asked "
            "for. Leave out a smaller share, let it learn longer, or ask for less."
        )


def check_onnx() -> None:
    """Raise CompressionRefused where a package for ONNX files is missing."""
    if any(importlib.util.find_spec(each) is None for each in PACKAGES):
        raise CompressionRefused(
            "Networks of 8-bit integers need packages that are not installed. Install them with "
            "“pip install 'segstudio[onnx]'”, then try again."
        )
