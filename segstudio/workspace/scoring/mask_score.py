"""All figures of one mask against the truth: of each class, and of the whole."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segstudio.document.mask_edit import MaskArray
from segstudio.document.pixel_size import PixelSize
from segstudio.document.prediction import PredictedMask
from segstudio.workspace.scoring.boundary import Boundary, boundaries
from segstudio.workspace.scoring.confidence_tally import Sums, calibration_errors, confidence_sums
from segstudio.workspace.scoring.confusion import Confusion
from segstudio.workspace.scoring.evaluation import mean

FIGURES = (
    "dice",
    "iou",
    "precision",
    "recall",
    "boundary_f1",
    "hausdorff95_px",
    "hausdorff95_um",
    "area_error_px",
    "area_error_um2",
    "ece",
)
"""What is known of each class: shares 0 … 1 (ece too), lengths and areas with their unit."""

Figures = Mapping[str, float | None]


@dataclass(frozen=True)
class MaskScore:
    """One mask. confidence: (classes, bins, 3), see `confidence_sums`; None for a result."""

    confusion: Confusion
    boundaries: Mapping[int, Boundary]
    pixel_size: PixelSize | None
    confidence: Sums | None = None

    @classmethod
    def of_mask(
        cls,
        truth: MaskArray,
        mask: MaskArray,
        class_ids: Sequence[int],
        tolerance_px: float,
        pixel_size: PixelSize | None,
    ) -> MaskScore:
        """Compare a mask, (height, width) class ids. Raises ValueError where shapes differ."""
        return cls(
            Confusion.of(truth, mask, class_ids),
            boundaries(truth, mask, class_ids, tolerance_px, pixel_size),
            pixel_size,
        )

    @classmethod
    def of_prediction(
        cls,
        truth: MaskArray,
        prediction: PredictedMask,
        class_ids: Sequence[int],
        tolerance_px: float,
        pixel_size: PixelSize | None,
    ) -> MaskScore:
        """Compare what the network says, with how sure it is."""
        said = prediction.class_ids
        return cls(
            Confusion.of(truth, said, class_ids),
            boundaries(truth, said, class_ids, tolerance_px, pixel_size),
            pixel_size,
            confidence_sums(truth, prediction, class_ids),
        )

    def figures(self, class_id: int) -> Figures:
        """Return `FIGURES` of one class; None where there is nothing to tell."""
        overlap, boundary = self.confusion.overlap(class_id), self.boundaries[class_id]
        off_px, size = overlap.area_error_px, self.pixel_size
        off_um2 = None
        if off_px is not None and size is not None:
            off_um2 = off_px * size.height_um * size.width_um
        values = (
            overlap.dice,
            overlap.iou,
            overlap.precision,
            overlap.recall,
            boundary.f1,
            boundary.hausdorff95_px,
            boundary.hausdorff95_um,
            off_px,
            off_um2,
            self._class_error(class_id),
        )
        return dict(zip(FIGURES, values, strict=True))

    @property
    def mean_dice(self) -> float | None:
        """Mean over the classes that are in the truth or predicted."""
        ids = self.confusion.class_ids
        return mean(self.confusion.overlap(each).dice for each in ids)

    @property
    def error_of_confidence(self) -> float | None:
        """The expected calibration error over all classes; None without a confidence."""
        return None if self.confidence is None else known(calibration_error_of(self.confidence))

    def _class_error(self, class_id: int) -> float | None:
        if self.confidence is None:
            return None
        place = self.confusion.class_ids.index(class_id)
        return known(float(calibration_errors(self.confidence[place])))


def calibration_error_of(confidence: Sums) -> float:
    """Return the error over all classes of (classes, bins, 3); not a number without any pixel."""
    return float(calibration_errors(confidence.sum(axis=-3)))


def known(number: float) -> float | None:
    """Return the number, or None where it is none."""
    return None if math.isnan(number) else number
