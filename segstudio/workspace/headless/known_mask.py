"""What is known of an image in a project: its annotation, its stored prediction, its result."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.prediction import PredictedMask
from segstudio.document.result import result
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.workspace.project_opening import OpenedProject


@dataclass(frozen=True)
class KnownMask:
    """annotation: as drawn. prediction: as stored, or None where there is none."""

    annotation: Mask
    prediction: PredictedMask | None

    @property
    def has_labels(self) -> bool:
        """True where anything is drawn."""
        return bool(self.annotation.counts)

    @property
    def result(self) -> MaskArray:
        """The annotation, and the prediction where nothing is drawn; (height, width)."""
        if self.prediction is None:
            return self.annotation.class_ids
        return result(self.annotation.class_ids, self.prediction.class_ids)

    def picture(self, class_ids: MaskArray, background_id: int) -> MaskArray:
        """Return `class_ids` for an overlay: predicted background leaves the image clear."""
        is_clear = (class_ids == background_id) & (self.annotation.class_ids == 0)
        shown = class_ids.copy()
        shown[is_clear] = 0
        return shown


def known_mask(opened: OpenedProject, record: ImageRecord) -> KnownMask:
    """Read what the project knows of an image.

    Raises StorageError (ImageUnreadable where its size is not known), PredictionUnreadable.
    """
    shape = record.shape or read_size(record.path)
    mask, _ = opened.store.load_mask(record.id, shape)
    stored = prediction_path(opened.info.predictions, record.id)
    return KnownMask(mask, load_prediction(stored, shape))
