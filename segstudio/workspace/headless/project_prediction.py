"""Predicting a project's images into its store, and records of images that are in none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.workspace.exchange_report import OnImage
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.prediction_run import check_network, predicted_images
from segstudio.workspace.headless.training_run import MethodChanges, open_in_engine
from segstudio.workspace.prediction_figures import figures_of
from segstudio.workspace.project_opening import NothingToOpen, OpenedProject, find_images

Take = Callable[[ImageRecord, PredictedMask], None]


@dataclass
class PredictionReport:
    """done: images predicted. version: of the network. problems: a sentence for each failure."""

    done: int = 0
    version: int = 0
    problems: list[str] = field(default_factory=list)


def records_of(paths: Sequence[Path]) -> list[ImageRecord]:
    """Return records for images that are in no project: files, or all in folders.

    Raises NothingToOpen.
    """
    for path in paths:
        if not path.exists():
            raise NothingToOpen(f"There is no file or folder “{path}”.")
    found = find_images([path.absolute() for path in paths])
    if not found:
        names = ", ".join(f"“{path}”" for path in paths[:3])
        raise NothingToOpen(
            f"There is no image in {names}. SegStudio reads PNG, JPEG, TIFF, BMP and WebP files."
        )
    return [
        ImageRecord(number, location, ImageStatus.NEW, None, None)
        for number, location in enumerate(found, 1)
    ]


def predict_records(
    talk: EngineTalk,
    opened: OpenedProject,
    records: Sequence[ImageRecord],
    takes: Sequence[Take],
    on_image: OnImage,
    settings: MethodChanges = (),
    refinement: Refinement | None = None,
) -> PredictionReport:
    """Predict images with the project's network and give each to all `takes` as it comes.

    settings: see OpenProject. refinement: of the probabilities, None for none.
    Raises NoNetwork, EngineFailed, and what `takes` raise.
    """
    check_network(opened.info.checkpoint)
    open_in_engine(talk, opened, settings)
    report = PredictionReport()
    by_id = {record.id: record for record in records}

    def advance() -> None:
        on_image(report.done + len(report.problems), len(records))

    def leave_out(image_id: int, reason: str) -> None:
        report.problems.append(f"{by_id[image_id].name}: {reason}")
        advance()

    paths = {record.id: record.path for record in records}
    for image_id, prediction in predicted_images(talk, paths.items(), leave_out, refinement):
        for take in takes:
            take(by_id[image_id], prediction)
        report.done += 1
        report.version = prediction.newest_version
        advance()
    return report


def stored(opened: OpenedProject) -> Take:
    """Return what keeps predictions of the project's own images with the project.

    The images are measured by them, as the window does, and new ones are predicted from then on.
    """

    def take(record: ImageRecord, prediction: PredictedMask) -> None:
        save_prediction(prediction_path(opened.info.predictions, record.id), prediction)
        store, mask = opened.store, None
        if record.shape == prediction.shape and store.pixel_counts(record.id):
            mask, _ = store.load_mask(record.id, prediction.shape)
        figures = figures_of(prediction, mask)
        store.review.set_figures(record.id, figures.confidence, figures.disagreement)
        if store.image(record.id).status is ImageStatus.NEW:
            store.set_status(record.id, ImageStatus.PREDICTED)

    return take
