"""A person who knows the truth, looks at a prediction and draws where it is most wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.benchmark.hand import DECIDE_S, KEY_S, Hand, Stencil
from segstudio.document.mask_edit import MaskArray
from segstudio.workspace.scoring.evaluation import dice_scores, mean

SMALLEST_SEEN_PX = 20
"""Wrong places that are smaller, or thinner than 3 px, are overlooked: nobody mends each border."""
Probabilities = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Habits:
    """first_strokes: of each class in the first image. strokes_a_look: between two looks.

    good_dice: mean Dice of the classes of an image at which the person goes on to the next;
    image_limit_s: seconds on one image after which the person goes on in any case.
    """

    first_strokes: int = 2
    strokes_a_look: int = 3
    good_dice: float = 0.95
    image_limit_s: float = 20.0


@dataclass(frozen=True)
class Stroke:
    """covered: (height, width) uint8, 1 under the brush. seconds: deciding, pointing, drawing."""

    class_id: int
    covered: Stencil
    seconds: float


@dataclass(frozen=True)
class WrongRegion:
    """A connected place of one class that is predicted as others. weight: how wrong, in pixels."""

    class_id: int
    area: Stencil
    weight: float


class Person:
    """Draws with a hand, after habits; one seed draws the same on the same predictions."""

    def __init__(self, hand: Hand, habits: Habits, seed: int) -> None:
        self.habits = habits
        self._hand = hand
        self._rng = np.random.default_rng(seed)
        self._class_in_hand = 0

    @property
    def next_image_s(self) -> float:
        """Seconds for going to the next image and looking at it."""
        return (KEY_S + DECIDE_S) / self._hand.pace

    def begin(self, truth: MaskArray) -> Iterator[Stroke]:
        """Draw a few strokes of each class in turn, in an image without any prediction.

        truth: (height, width), 0 = nobody knows; larger regions are chosen more often.
        """
        places = {c: _regions(truth == c) for c in np.unique(truth[truth > 0]).tolist()}
        for _ in range(self.habits.first_strokes):
            for class_id, (labels, areas_px) in places.items():
                chances = np.sqrt(areas_px) / np.sqrt(areas_px).sum()
                chosen = 1 + self._rng.choice(len(areas_px), p=chances)
                yield self._draw(class_id, (labels == chosen).astype(np.uint8))

    def correct(self, truth: MaskArray, probabilities: Probabilities) -> Iterator[Stroke]:
        """Draw over the largest wrong regions, most wrong first; nothing where all looks right.

        probabilities: (classes, height, width) of the classes 1 … K.
        """
        for region in wrong_regions(truth, probabilities)[: self.habits.strokes_a_look]:
            yield self._draw(region.class_id, region.area)

    def is_content(self, truth: MaskArray, probabilities: Probabilities) -> bool:
        """Tell whether the prediction of an image is good enough to go on."""
        predicted = class_ids_of(probabilities, truth)
        found = dice_scores(truth, predicted, range(1, len(probabilities) + 1))
        return (mean(found.values()) or 0.0) >= self.habits.good_dice

    def _draw(self, class_id: int, region: Stencil) -> Stroke:
        covered, seconds = self._hand.draw(region, self._rng)
        if class_id != self._class_in_hand:
            self._class_in_hand = class_id
            seconds += KEY_S / self._hand.pace
        return Stroke(class_id, covered, seconds)


def wrong_regions(truth: MaskArray, probabilities: Probabilities) -> list[WrongRegion]:
    """Return the wrong places that a person would see, most wrong first.

    A place counts by its pixels, each by the probability that is missing from its true class: of
    two places of one size, the one that is wrong with more confidence comes first.
    """
    wrong = (class_ids_of(probabilities, truth) != truth) & (truth > 0)
    seen = cv2.morphologyEx(wrong.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    regions = []
    for class_id in np.unique(truth[seen > 0]).tolist():
        labels, areas_px = _regions((seen > 0) & (truth == class_id))
        missing = np.bincount(labels.ravel(), 1.0 - probabilities[class_id - 1].ravel())
        regions += [
            WrongRegion(class_id, (labels == number).astype(np.uint8), float(missing[number]))
            for number, area_px in enumerate(areas_px.tolist(), 1)
            if area_px >= SMALLEST_SEEN_PX
        ]
    return sorted(regions, key=lambda region: -region.weight)


def _regions(places: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int32], Probabilities]:
    """Return each pixel's connected region, 1 … n, 0 for none, and the areas of 1 … n in pixels."""
    _, labels, figures, _ = cv2.connectedComponentsWithStats(
        places.astype(np.uint8), connectivity=4
    )
    return labels.astype(np.int32, copy=False), figures[1:, cv2.CC_STAT_AREA].astype(float)


def class_ids_of(probabilities: Probabilities, like: MaskArray) -> MaskArray:
    """Return the most probable class 1 … K of each pixel, (height, width) of the type of `like`."""
    best: MaskArray = (probabilities.argmax(axis=0) + 1).astype(like.dtype)
    return best
