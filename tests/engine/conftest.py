"""Small learners and a drawn picture whose truth is known."""

from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from segstudio.engine import Learner, LearnerSettings

TINY = LearnerSettings(patch_px=32, batch=2)


@dataclass(frozen=True)
class Blobs:
    """pixels: (h, w) uint16. truth: (h, w) uint8, 1 ground and 2 blob. strokes: sparse labels."""

    pixels: np.ndarray
    truth: np.ndarray
    strokes: np.ndarray


def draw_blobs(seed: int, side_px: int = 160) -> Blobs:
    random = np.random.default_rng(seed)
    truth = np.ones((side_px, side_px), np.uint8)
    for _ in range(12):
        centre = tuple(int(v) for v in random.integers(0, side_px, 2))
        cv2.circle(truth, centre, int(random.integers(6, 16)), 2, -1)
    clean = np.where(truth == 2, 30_000.0, 12_000.0)
    pixels = (clean + random.normal(0, 3_000, truth.shape)).clip(0, 65_535).astype(np.uint16)
    strokes = np.zeros_like(truth)
    for row in random.integers(4, side_px - 4, 6):
        strokes[row : row + 3] = truth[row : row + 3]
    return Blobs(pixels, truth, strokes)


@pytest.fixture(scope="session")
def blobs() -> Blobs:
    return draw_blobs(0)


@pytest.fixture
def learner(blobs: Blobs) -> Learner:
    """A tiny learner on the CPU with one annotated image, "a"."""
    learner = Learner([1, 2], device="cpu", settings=TINY)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    return learner


def take_steps(learner: Learner, steps: int) -> list[float]:
    return [step.loss for step in learner.train(steps=steps)]


@pytest.fixture(scope="session")
def other_blobs() -> Blobs:
    return draw_blobs(1)
