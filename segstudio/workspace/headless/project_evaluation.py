"""A whole project against the truth: what the network says, and what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from segstudio.document.label_class import ClassTable
from segstudio.formats.errors import FormatError
from segstudio.storage.errors import StorageError
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import PredictionUnreadable, prediction_path
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.evaluation import Overlap, mean, overlaps
from segstudio.workspace.headless.project_prediction import predict_records, stored
from segstudio.workspace.headless.truth_folder import TruthFolder
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.project_opening import OpenedProject

Overlaps = dict[int, Overlap]


@dataclass(frozen=True)
class ImageScore:
    """One image. prediction: overlaps of the network's answer alone, None where there is none.

    result: those of the annotation over the prediction. version: that predicted, 0 for none.
    """

    name: str
    has_labels: bool
    version: int
    prediction: Overlaps | None
    result: Overlaps


@dataclass
class ProjectScore:
    """All images with truth. problems: a sentence for each that could not be compared."""

    classes: ClassTable
    images: list[ImageScore] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, object]:
        """Return means for people and machines: of the prediction, on images without any label
        (the ones that tell how good the network is elsewhere), and of the result.
        """
        predicted = [each for each in self.images if each.prediction is not None]
        unseen = [each.prediction for each in predicted if not each.has_labels]
        return {
            "prediction": class_means(self.classes, (each.prediction for each in predicted)),
            "prediction_without_labels": class_means(self.classes, unseen),
            "result": class_means(self.classes, (each.result for each in self.images)),
        }


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
    opened: OpenedProject, truth: TruthFolder, on_image: Callable[[int, int], None]
) -> ProjectScore:
    """Compare every image that has truth. Nothing is written."""
    score = ProjectScore(opened.classes)
    records = [record for record in opened.images if record.id in truth.files]
    for position, record in enumerate(records, 1):
        try:
            score.images.append(_image_score(opened, record, truth))
        except (StorageError, FormatError, PredictionUnreadable, MemoryError) as error:
            score.problems.append(f"{record.name}: {error}")
        on_image(position, len(records))
    return score


def class_means(
    classes: ClassTable, found: Iterable[Mapping[int, Overlap] | None]
) -> dict[str, object] | None:
    """Return the means over images of each class's Dice and IoU, and over classes; None for none.

    An image counts for a class where the class is in its truth or predicted on it. The first class
    is the background: "mean_dice_without_background" leaves it out.
    """
    images = [each for each in found if each is not None]
    if not images:
        return None
    scores = {
        each.id: (
            mean(image[each.id].dice for image in images),
            mean(image[each.id].iou for image in images),
        )
        for each in classes
    }
    return {
        "images": len(images),
        "mean_dice": mean(dice for dice, _ in scores.values()),
        "mean_iou": mean(iou for _, iou in scores.values()),
        "mean_dice_without_background": mean(scores[each.id][0] for each in list(classes)[1:]),
        "classes": [
            {
                "id": each.id,
                "name": each.name,
                "dice": scores[each.id][0],
                "iou": scores[each.id][1],
            }
            for each in classes
        ],
    }


def _image_score(opened: OpenedProject, record: ImageRecord, truth: TruthFolder) -> ImageScore:
    known = MaskSource(opened.store, opened.info.predictions).read(record)
    right = truth.read(record.id, known.annotation.shape)
    ids, prediction = opened.classes.ids, known.prediction
    return ImageScore(
        record.name,
        known.has_labels,
        0 if prediction is None else prediction.oldest_version,
        None if prediction is None else overlaps(right, prediction.class_ids, ids),
        overlaps(right, known.result, ids),
    )
