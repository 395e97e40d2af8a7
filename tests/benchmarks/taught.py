"""Learners taught with whole masks for a benchmark, and what a network has to be better than."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.benchmark.contender import Probabilities
from segstudio.benchmark.image_set import ImageSet
from segstudio.benchmark.score import evaluate
from segstudio.engine import Learner, LearnerSettings

BASELINES = ("one class everywhere", "Otsu's threshold")


def baseline_dice(image_set: ImageSet) -> dict[str, float]:
    """Return the Dice of each of BASELINES on the test images."""
    baselines = Constant(image_set), Threshold(image_set)
    return {
        name: evaluate(each, image_set).dice
        for name, each in zip(BASELINES, baselines, strict=True)
    }


def taught(
    image_set: ImageSet, images: int, settings: LearnerSettings, device: str | None, seed: int = 0
) -> Learner:
    """Return a learner that has the whole masks of so many evenly spaced images."""
    learner = Learner(image_set.class_ids, device, seed, settings=settings)
    count = len(image_set.train)
    chosen = min(count, images)
    for number in range(chosen):
        example = image_set.train[number * count // chosen]
        learner.set_image(number, example.pixels)
        learner.annotate(number, example.truth)
    return learner


class Learned:
    """What a learner says of images that it never saw."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner

    def predict_unseen(self, pixels: npt.NDArray[np.generic]) -> Probabilities:
        """Return probabilities (K, height, width)."""
        self._learner.set_image("unseen", pixels)
        return self._learner.predict("unseen").probabilities


class Constant:
    """Says of each pixel that it is of the class that brings the highest mean Dice."""

    def __init__(self, image_set: ImageSet) -> None:
        places = np.bincount(np.concatenate([each.truth.ravel() for each in image_set.train]))
        objects = range(1 + image_set.has_background, len(image_set.class_ids) + 1)
        self._count = len(image_set.class_ids)
        self._class_id = max(objects, key=lambda each: places[each])

    def predict_unseen(self, pixels: npt.NDArray[np.generic]) -> Probabilities:
        """Return 1 for that class."""
        found = np.zeros((self._count, *pixels.shape[:2]), np.float32)
        found[self._class_id - 1] = 1
        return found


class Threshold:
    """Cuts the brightness of each image in two (Otsu 1979); learns which side is what."""

    def __init__(self, image_set: ImageSet) -> None:
        self._count = len(image_set.class_ids)
        pairs = np.zeros((2, self._count + 1))
        for each in image_set.train[:: max(1, len(image_set.train) // 10)]:
            for side in (0, 1):
                truth = each.truth[_is_bright(each.pixels) == side]
                pairs[side] += np.bincount(truth.ravel(), minlength=self._count + 1)
        shares = pairs[:, 1:] / pairs[:, 1:].sum(axis=0).clip(1)
        low, high = int(shares[0].argmax()), int(shares[1].argmax())
        self._classes = np.array([low, high])

    def predict_unseen(self, pixels: npt.NDArray[np.generic]) -> Probabilities:
        """Return 1 for the class of a pixel's side."""
        chosen = self._classes[_is_bright(pixels).astype(int)]
        found = chosen[None] == np.arange(self._count)[:, None, None]
        return found.astype(np.float32)


def _is_bright(pixels: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    grey = pixels if pixels.ndim == 2 else pixels.astype(np.float32).mean(axis=2)
    scaled = cv2.normalize(grey.astype(np.float32), None, 0, 255, cv2.NORM_MINMAX)
    level, _ = cv2.threshold(scaled.astype(np.uint8), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return scaled > level
