"""The figures of all images together: means, how sure they are, and the confusion matrix."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.workspace.scoring.bootstrap import (
    LEAST_IMAGES,
    Values,
    drawn_means,
    drawn_sums,
    interval,
)
from segstudio.workspace.scoring.confidence_tally import calibration_errors
from segstudio.workspace.scoring.confusion import Confusion
from segstudio.workspace.scoring.evaluation import mean
from segstudio.workspace.scoring.mask_score import FIGURES, MaskScore, known

OVER_CLASSES = ("dice", "iou")
"""Of these there is a mean over classes, too."""


ClassMeans = dict[str, Any]
"""What `class_means` returns."""


@dataclass(frozen=True)
class ImageScore:
    """One image. prediction: the network's answer alone, None where there is none.

    result: the annotation over the prediction; None where the annotation itself is the truth.
    version: that predicted, 0 for none. split: what the image is for, "" where that is open.
    """

    image_id: int
    name: str
    split: str
    has_labels: bool
    version: int
    prediction: MaskScore | None
    result: MaskScore | None

    @property
    def judged(self) -> MaskScore | None:
        """The prediction where there is one, else the result."""
        return self.prediction or self.result

    def badness(self) -> float:
        """How much there is to look at: 1 − mean Dice of the prediction, else of the result."""
        judged = self.judged
        dice = None if judged is None else judged.mean_dice
        return -1.0 if dice is None else 1.0 - dice


@dataclass
class ProjectScore:
    """All images with truth. problems: a sentence for each that could not be compared.

    without: ids of images with truth and nothing to compare with it. taught: names of held-out and
    test images that the network may have learned from before they were set aside. is_cut_short: the
    person had enough before all images were compared.
    """

    classes: ClassTable
    images: list[ImageScore] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    taught: list[str] = field(default_factory=list)
    is_cut_short: bool = False

    def summary(self) -> dict[str, object]:
        """Return means for people and machines: of the prediction, on images without any label
        (the ones that tell how good the network is elsewhere), and of the result.
        """
        said = [(each.prediction, each.has_labels) for each in self.images]
        predicted = [score for score, _ in said if score is not None]
        unseen = [score for score, has_labels in said if score is not None and not has_labels]
        return {
            "prediction": class_means(self.classes, predicted),
            "prediction_without_labels": class_means(self.classes, unseen),
            "result": class_means(
                self.classes, [each.result for each in self.images if each.result is not None]
            ),
            "splits": {
                split: class_means(self.classes, self.judged(split)) for split in self.splits
            },
        }

    @property
    def splits(self) -> tuple[str, ...]:
        """What images are for, in the order of the alphabet, where that was decided."""
        return tuple(sorted({each.split for each in self.images if each.split}))

    def judged(self, split: str | None = None) -> list[MaskScore]:
        """Return the scores of the images of a split (None: of all); predictions first."""
        return [
            each.judged
            for each in self.images
            if each.judged is not None and split in (None, each.split)
        ]


def means_by_part(score: ProjectScore) -> dict[str, ClassMeans]:
    """Return the means of each part of the images that has some, the first of what is predicted.

    Names are those of `ProjectScore.summary`, and “split:…” for each split.
    """
    summary = score.summary()
    splits = summary.pop("splits")
    parts = {name: part for name, part in summary.items() if isinstance(part, dict)}
    if isinstance(splits, dict):
        parts |= {f"split:{name}": part for name, part in splits.items()}
    return parts


def class_means(classes: ClassTable, scores: Sequence[MaskScore]) -> ClassMeans | None:
    """Return the means over images of each class's figures, and over classes; None for none.

    An image counts for a class's figure where it has one. The first class is the background:
    "mean_dice_without_background" leaves it out. "ece" is that of all pixels together. Intervals
    are of 95 %, from drawing images; None below 2 images. "confusion": see `Confusion`;
    "reliability": see `reliability`.
    """
    if not scores:
        return None
    values = _values(classes, scores)
    means, draws = _means(values), None
    if len(scores) >= LEAST_IMAGES:
        draws = drawn_means(values.reshape(len(scores), -1)).reshape(-1, *values.shape[1:])
    accuracy = [score.confusion.accuracy for score in scores]
    ece, ece_interval = _calibration(scores)
    part: ClassMeans = {
        "images": len(scores),
        **{f"mean_{each}": mean(means[each]) for each in OVER_CLASSES},
        "mean_dice_without_background": mean(means["dice"][1:]),
        "pixel_accuracy": mean(accuracy),
        "ece": ece,
        "intervals": {
            **_intervals_over_classes(draws),
            "pixel_accuracy": _interval_of_mean(accuracy),
            "ece": ece_interval,
        },
        "classes": [],
        "confusion": _confusion(classes, scores),
        "reliability": reliability(scores),
    }
    part["classes"] = [
        {
            "id": each.id,
            "name": each.name,
            **{figure: means[figure][place] for figure in FIGURES},
            "images": int(np.count_nonzero(~np.isnan(values[:, place, 0]))),
            "intervals": {
                figure: None if draws is None else interval(draws[:, place, column])
                for column, figure in enumerate(FIGURES)
            },
        }
        for place, each in enumerate(classes)
    ]
    return part


def _values(classes: ClassTable, scores: Sequence[MaskScore]) -> Values:
    """Return (images, classes, FIGURES); not a number where there is none."""
    rows = [[list(score.figures(each).values()) for each in classes.ids] for score in scores]
    values = np.array(rows, float)  # None becomes not a number
    return values.reshape(len(scores), len(classes), len(FIGURES))


def _means(values: Values) -> dict[str, list[float | None]]:
    return {
        figure: [
            mean(None if math.isnan(each) else each for each in column)
            for column in values[:, :, place].T.tolist()
        ]
        for place, figure in enumerate(FIGURES)
    }


def _intervals_over_classes(draws: Values | None) -> dict[str, object]:
    """Return the intervals of the means over classes, by their names in `class_means`."""
    cuts = {f"mean_{each}": (FIGURES.index(each), 0) for each in OVER_CLASSES}
    cuts["mean_dice_without_background"] = (FIGURES.index("dice"), 1)
    found: dict[str, object] = {}
    for name, (place, first) in cuts.items():
        found[name] = None
        if draws is not None and draws.shape[1] > first:
            part = draws[:, first:, place]
            counts = np.count_nonzero(~np.isnan(part), axis=1)
            means = np.full(len(part), np.nan)
            np.divide(np.nansum(part, axis=1), counts, out=means, where=counts > 0)
            found[name] = interval(means)
    return found


def _interval_of_mean(values: Sequence[float | None]) -> tuple[float, float] | None:
    if len(values) < LEAST_IMAGES:
        return None
    return interval(drawn_means(np.array(values, float)[:, None])[:, 0])


def _calibration(scores: Sequence[MaskScore]) -> tuple[float | None, tuple[float, float] | None]:
    """Return the calibration error of all pixels together, and its interval."""
    sums = [each.confidence.sum(axis=0) for each in scores if each.confidence is not None]
    if not sums:
        return None, None
    error = known(float(calibration_errors(np.sum(sums, axis=0))))
    if len(sums) < LEAST_IMAGES:
        return error, None
    return error, interval(calibration_errors(drawn_sums(np.stack(sums))))


def reliability(scores: Sequence[MaskScore]) -> list[dict[str, float]]:
    """Return, of each bin of confidence with a pixel in it, how sure and how often right it is.

    Source: Guo et al. 2017 (On calibration of modern neural networks), section 2: the points of a
    reliability diagram.
    """
    sums = [each.confidence.sum(axis=0) for each in scores if each.confidence is not None]
    if not sums:
        return []
    return [
        {"confidence": sure / pixels, "right": right / pixels, "pixels": pixels}
        for pixels, sure, right in np.sum(sums, axis=0).tolist()
        if pixels
    ]


def _confusion(classes: ClassTable, scores: Sequence[MaskScore]) -> dict[str, object]:
    """Return the matrix of all images: rows are the truth, columns what was predicted."""
    total = Confusion(classes.ids)
    for score in scores:
        total += score.confusion
    names = [each.name for each in classes]
    return {
        "truth": [*names, None],
        "predicted": [None, *names, None],
        "pixels": total.pixels[1:].tolist(),
    }
