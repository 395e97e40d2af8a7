"""Predicting what is to be compared with the truth, and comparing it, without a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.project_prediction import predict_records, stored
from segstudio.workspace.headless.training_run import MethodChanges
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.scoring.boundary import TOLERANCE_PX
from segstudio.workspace.scoring.comparison import Comparison, without_prediction
from segstudio.workspace.scoring.project_score import ProjectScore
from segstudio.workspace.scoring.truth import Truth


def predict_for(
    opened: OpenedProject,
    truth: Truth,
    which: Literal["missing", "all", "none"],
    on_image: Callable[[int, int], None],
    settings: MethodChanges = (),
) -> list[str]:
    """Predict the images that have truth, where there is a network, and keep the predictions.

    which: those without a stored prediction, all, or none. settings: see OpenProject. Returns a
    sentence for each that could not be predicted. Raises EngineFailed, StorageError.
    """
    if which == "none" or not opened.info.checkpoint.exists():
        return []
    if which == "all":
        records = [record for record in opened.images if truth.holds(record)]
    else:
        records = without_prediction(opened.images, truth, opened.info.predictions)
    if not records:
        return []
    with EngineTalk() as talk:
        report = predict_records(talk, opened, records, [stored(opened)], on_image, settings)
    return [*talk.warnings, *report.problems]


def evaluate_project(
    opened: OpenedProject,
    truth: Truth,
    on_image: Callable[[int, int], None],
    tolerance_px: float = TOLERANCE_PX,
) -> ProjectScore:
    """Compare every image that has truth; worst images first. Nothing is written.

    tolerance_px: see `boundaries`.
    """
    comparison = Comparison(
        MaskSource(opened.store, opened.info.predictions),
        opened.classes,
        lambda record: known_pixel_size(opened.store, record),
        truth,
        tolerance_px,
    )
    return comparison.run(opened.images, on_image)
