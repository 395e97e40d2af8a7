"""Compares the images of a project with the truth, one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.pixel_size import PixelSize
from segstudio.storage.image_record import SET_ASIDE, ImageRecord, Split, real_images
from segstudio.storage.prediction_file import prediction_path
from segstudio.workspace.exchange_report import KEEPS_ONE_BACK, OnImage
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.scoring.boundary import TOLERANCE_PX
from segstudio.workspace.scoring.mask_score import MaskScore
from segstudio.workspace.scoring.project_score import ImageScore, ProjectScore
from segstudio.workspace.scoring.truth import Truth

SizeOf = Callable[[ImageRecord], PixelSize | None]


class Comparison:
    """What is compared with what; it writes nothing."""

    def __init__(
        self,
        source: MaskSource,
        classes: ClassTable,
        size_of: SizeOf,
        truth: Truth,
        tolerance_px: float = TOLERANCE_PX,
    ) -> None:
        """size_of: the pixel size of an image. tolerance_px: see `boundaries`."""
        self._source = source
        self._classes = classes
        self._size_of = size_of
        self._truth = truth
        self._tolerance_px = tolerance_px

    def run(
        self,
        records: Sequence[ImageRecord],
        on_image: OnImage,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> ProjectScore:
        """Compare every image that has truth; worst images first. One may be kept back."""
        score = ProjectScore(self._classes)
        taught = self._source.taught_versions()
        held = [each for each in real_images(records) if self._truth.holds(each)]
        for position, record in enumerate(held, 1):
            if is_cancelled():
                score.is_cut_short = True
                break
            try:
                found = self._image_score(record)
            except KEEPS_ONE_BACK as error:
                score.problems.append(f"{record.name}: {error}")
            else:
                if found is None:
                    score.without.append(record.id)
                else:
                    score.images.append(found)
                    if record.id in taught and record.split in SET_ASIDE:
                        score.taught.append(record.name)
            on_image(position, len(held))
        score.images.sort(key=ImageScore.badness, reverse=True)
        return score

    def _image_score(self, record: ImageRecord) -> ImageScore | None:
        """Return the figures; None where nothing was drawn or predicted that could be compared."""
        is_drawn = self._truth.is_drawn
        if is_drawn and not self._source.is_known(record, with_prediction=False):
            return None
        known = self._source.read(record)
        prediction, ids = known.prediction, self._classes.ids
        if is_drawn and prediction is None:
            return None
        right, size = self._truth.read(record, known), self._size_of(record)
        said = made = None
        if prediction is not None:
            said = MaskScore.of_prediction(right, prediction, ids, self._tolerance_px, size)
        if not is_drawn:
            made = MaskScore.of_mask(right, known.result, ids, self._tolerance_px, size)
        return ImageScore(
            record.id,
            record.name,
            "" if record.split is Split.NONE else record.split.value,
            known.has_labels,
            0 if prediction is None else prediction.oldest_version,
            said,
            made,
        )


def without_prediction(
    records: Sequence[ImageRecord], truth: Truth, predictions: Path
) -> list[ImageRecord]:
    """Return the images that have truth and no stored prediction; looks for files only.

    predictions: the project's folder of them.
    """
    return [
        record
        for record in records
        if truth.holds(record) and not prediction_path(predictions, record.id).exists()
    ]
