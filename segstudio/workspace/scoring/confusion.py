"""Which class was taken for which: pixel counts of every pair of truth and prediction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import boxes
from segstudio.document.label_class import MAX_CLASS_ID, UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.workspace.scoring.evaluation import Overlap

Counts = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]


class Confusion:
    """The confusion matrix of masks, added up in boxes.

    pixels: (classes + 2, classes + 2) counts; rows are the truth, columns what was predicted. 0 is
    "nothing" (unlabelled, not predicted), 1 … K the classes in their order, the last any other id.
    Row 0 stays empty: where the truth is unlabelled, nothing counts.
    """

    def __init__(self, class_ids: Sequence[int], pixels: Counts | None = None) -> None:
        self.class_ids = tuple(class_ids)
        side = len(self.class_ids) + 2
        self.pixels: Counts = np.zeros((side, side), np.int64) if pixels is None else pixels

    def __add__(self, other: Confusion) -> Confusion:
        return Confusion(self.class_ids, self.pixels + other.pixels)

    @classmethod
    def of(cls, truth: MaskArray, predicted: MaskArray, class_ids: Sequence[int]) -> Confusion:
        """Compare two masks, (height, width) class ids. Raises ValueError where shapes differ."""
        if truth.shape != predicted.shape:
            raise ValueError(
                f"The truth is {truth.shape}, but the prediction is {predicted.shape}."
            )
        made = cls(class_ids)
        places, side = places_of(class_ids), len(made.pixels)
        for box in boxes(Region(0, 0, *truth.shape)):
            pairs = places[truth[box.slices]] * side + places[predicted[box.slices]]
            made.pixels += np.bincount(pairs.ravel(), minlength=side * side).reshape(side, side)
        made.pixels[0] = 0
        return made

    @property
    def accuracy(self) -> float | None:
        """Share of the labelled pixels whose class is right, 0 … 1; None without any.

        Source: Long et al. 2015 (Fully Convolutional Networks), section 5: pixel accuracy.
        """
        total = int(self.pixels.sum())
        right = int(np.trace(self.pixels[1:-1, 1:-1]))
        return right / total if total else None

    def overlap(self, class_id: int) -> Overlap:
        """Return the counts of one class. Raises ValueError where it is none of the classes."""
        place = self.class_ids.index(class_id) + 1
        return Overlap(
            int(self.pixels[place, place]),
            int(self.pixels[place].sum()),
            int(self.pixels[:, place].sum()),
        )


def places_of(class_ids: Sequence[int]) -> Places:
    """Return, for each id that a mask can hold, its row or column in a `Confusion`."""
    places = np.full(MAX_CLASS_ID + 1, len(class_ids) + 1, np.intp)
    places[UNLABELLED] = 0
    places[list(class_ids)] = np.arange(1, len(class_ids) + 1)
    return places
