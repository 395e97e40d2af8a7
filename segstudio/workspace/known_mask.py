"""What is known of an image in a project: its annotation, its stored prediction, its result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers
from segstudio.document.prediction import PredictedMask
from segstudio.document.result import result
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.rule_work import RuleWork

T = TypeVar("T")


class Reach(Protocol):
    """Calls what uses the project's file where that file may be used, and returns its result."""

    def __call__(self, task: Callable[[], T]) -> T:
        """Do `task`."""


def on_this_thread(task: Callable[[], T]) -> T:
    """Reach the project's file from the caller's own thread."""
    return task()


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

    def result_in(self, classes: ClassTable) -> MaskArray:
        """Return the result without removed classes, which the network may still say."""
        class_ids = self.result
        is_gone = np.isin(class_ids, [each.id for each in classes.removed])
        return np.where(is_gone, class_ids.dtype.type(0), class_ids) if is_gone.any() else class_ids

    def objects_in(self, class_ids: MaskArray) -> Numbers | None:
        """Return the object of each pixel where `class_ids` are as drawn; None without objects."""
        drawn = self.annotation
        if not drawn.holds_objects:
            return None
        if class_ids is drawn.class_ids:
            return drawn.objects
        return np.where(class_ids == drawn.class_ids, drawn.objects, np.uint16(0))

    def picture(self, class_ids: MaskArray, background_id: int) -> MaskArray:
        """Return `class_ids` for an overlay: predicted background leaves the image clear."""
        is_clear = (class_ids == background_id) & (self.annotation.class_ids == 0)
        shown = class_ids.copy()
        shown[is_clear] = 0
        return shown


class MaskSource:
    """Reads what a project knows of its images, one at a time."""

    def __init__(
        self,
        store: ProjectStore,
        predictions: Path,
        reach: Reach = on_this_thread,
        rules: RuleWork | None = None,
    ) -> None:
        """predictions: the project's folder of them. reach: how the store may be called.

        rules: that predictions are held to as they are read, beside what is drawn.
        """
        self._store = store
        self._predictions = predictions
        self._reach = reach
        self._rules = rules

    def is_known(self, record: ImageRecord, with_prediction: bool = True) -> bool:
        """Tell whether anything is drawn or, with_prediction, predicted; no pixel is read.

        Raises StorageError.
        """
        if with_prediction and prediction_path(self._predictions, record.id).exists():
            return True
        return bool(self._reach(lambda: self._store.pixel_counts(record.id)))

    def known(
        self, records: Iterable[ImageRecord], with_prediction: bool = True
    ) -> list[ImageRecord]:
        """Return those of which something is known (see `is_known`), with one question to the disk.

        Raises StorageError.
        """
        drawn = {record.id for record in self._reach(self._store.annotated_images)}

        def is_predicted(record: ImageRecord) -> bool:
            return with_prediction and prediction_path(self._predictions, record.id).exists()

        return [record for record in records if record.id in drawn or is_predicted(record)]

    def taught_versions(self) -> dict[int, int]:
        """Return what `ReviewTable` does. Raises StorageError."""
        return self._reach(self._store.review.taught_versions)

    def read(self, record: ImageRecord, with_prediction: bool = True) -> KnownMask:
        """Read an image's annotation and, with_prediction, its prediction.

        Raises StorageError (ImageUnreadable where its size is not known), PredictionUnreadable.
        """
        shape = record.shape or read_size(record.path)
        mask = self._reach(lambda: self._store.read_mask(record.id, shape))
        if not with_prediction:
            return KnownMask(mask, None)
        known = KnownMask(
            mask, load_prediction(prediction_path(self._predictions, record.id), shape)
        )
        if self._rules is not None and known.prediction is not None:
            ruled = self._rules.apply(record, known.result, mask.class_ids)
            known.prediction.class_ids = ruled
        return known
