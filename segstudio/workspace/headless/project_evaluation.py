"""A whole project against the truth: what the network says, and what was made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from segstudio.formats.errors import FormatError
from segstudio.storage.errors import StorageError
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import PredictionUnreadable, prediction_path
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.project_prediction import predict_records, stored
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.scoring.boundary import TOLERANCE_PX
from segstudio.workspace.scoring.mask_score import MaskScore
from segstudio.workspace.scoring.project_score import ImageScore, ProjectScore
from segstudio.workspace.scoring.truth_folder import TruthFolder


def predict_for(
    opened: OpenedProject,
    truth: TruthFolder,
    which: Literal["missing", "all", "none"],
    on_image: Callable[[int, int], None],
) -> list[str]:
    """Predict the images that have truth, where there is a network, and keep the predictions.

    which: those without a stored prediction, all, or none. Returns a sentence for each that could
    not be predicted. Raises EngineFailed, StorageError.
    """
    if which == "none" or not opened.info.checkpoint.exists():
        return []
    folder = opened.info.predictions
    records = [
        record
        for record in opened.images
        if record.id in truth.files
        and (which == "all" or not prediction_path(folder, record.id).exists())
    ]
    if not records:
        return []
    with EngineTalk() as talk:
        report = predict_records(talk, opened, records, [stored(opened)], on_image)
    return [*talk.warnings, *report.problems]


def evaluate_project(
    opened: OpenedProject,
    truth: TruthFolder,
    on_image: Callable[[int, int], None],
    tolerance_px: float = TOLERANCE_PX,
) -> ProjectScore:
    """Compare every image that has truth; worst images first. Nothing is written.

    tolerance_px: see `boundaries`.
    """
    score = ProjectScore(opened.classes)
    records = [record for record in opened.images if record.id in truth.files]
    for position, record in enumerate(records, 1):
        try:
            score.images.append(_image_score(opened, record, truth, tolerance_px))
        except (StorageError, FormatError, PredictionUnreadable, MemoryError) as error:
            score.problems.append(f"{record.name}: {error}")
        on_image(position, len(records))
    score.images.sort(key=ImageScore.badness, reverse=True)
    return score


def _image_score(
    opened: OpenedProject, record: ImageRecord, truth: TruthFolder, tolerance_px: float
) -> ImageScore:
    known = MaskSource(opened.store, opened.info.predictions).read(record)
    right = truth.read(record.id, known.annotation.shape)
    ids, prediction = opened.classes.ids, known.prediction
    size = known_pixel_size(opened.store, record)
    said = None
    if prediction is not None:
        said = MaskScore.of_prediction(right, prediction, ids, tolerance_px, size)
    return ImageScore(
        record.name,
        known.has_labels,
        0 if prediction is None else prediction.oldest_version,
        said,
        MaskScore.of_mask(right, known.result, ids, tolerance_px, size),
    )
