"""Tasks made of scenes: two patches with strokes, two to be judged on, and 2 to 4 classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.engine.intensity import Intensity
from segstudio.engine.starter.scene import Scene

PATCH_PX = 128
SCALES = (0.8, 1.25)
CLASS_COUNTS = (2, 2, 2, 3, 4)
"""Each as likely."""
STROKE_PIXELS = (10, 120)
STROKED = 2
"""Patches that have strokes; as many follow that have none."""

Pixels = npt.NDArray[np.float32]
Classes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Task:
    """pixels: (4, 3, side, side) float32. truth: (4, side, side) classes from 0.

    places: (n, 3) labelled pixels (patch, row, column) in the first two patches. rows: (n,) their
    classes; each class has some.
    """

    pixels: Pixels
    truth: Classes
    places: Classes
    rows: Classes
    classes: int


def draw_task(pair: Sequence[Scene], rng: np.random.Generator) -> Task | None:
    """Group the kinds of a pair of scenes into classes and draw strokes on the first scene.

    None where a class can have no stroke.
    """
    kinds = np.unique(pair[0].region_ids)
    if len(kinds) < 2:
        return None
    classes = int(min(len(kinds), rng.choice(CLASS_COUNTS)))
    groups = np.concatenate([np.arange(classes), rng.integers(0, classes, len(kinds) - classes)])
    class_of = np.zeros(256, np.int64)
    class_of[kinds] = rng.permutation(groups)
    ready = [_normalised(scene.pixels) for scene in pair]
    patches = [
        _patch(ready[which], class_of[pair[which].region_ids], rng)
        for which in (0,) * STROKED + (1,) * STROKED
    ]
    truth = np.stack([each for _, each in patches])
    places, rows = [], []
    for patch in range(STROKED):
        for row in range(classes):
            drawn = _strokes(truth[patch] == row, rng)
            places.append(np.insert(drawn, 0, patch, axis=1))
            rows.append(np.full(len(drawn), row))
    labelled = np.concatenate(rows)
    if len(np.unique(labelled)) < classes:
        return None
    pixels = np.stack([each for each, _ in patches]).transpose(0, 3, 1, 2)
    each = (len(patches), 1, 1, 1)
    lit = pixels * rng.uniform(0.8, 1.2, each) + rng.uniform(-0.15, 0.15, each)
    return Task(
        np.ascontiguousarray(lit, np.float32), truth, np.concatenate(places), labelled, classes
    )


def _normalised(pixels: npt.NDArray[np.uint8]) -> Pixels:
    return Intensity.of(pixels).normalised(pixels)


def _patch(pixels: Pixels, classes: Classes, rng: np.random.Generator) -> tuple[Pixels, Classes]:
    """Return a square part, scaled, turned and mirrored."""
    scale = float(np.exp(rng.uniform(*np.log(SCALES))))
    side_px = min(round(PATCH_PX * scale), len(pixels))
    row, column = rng.integers(0, len(pixels) - side_px + 1, 2)
    pixels = pixels[row : row + side_px, column : column + side_px]
    classes = classes[row : row + side_px, column : column + side_px]
    size = (PATCH_PX, PATCH_PX)
    pixels = cv2.resize(pixels, size).astype(np.float32, copy=False)
    small = cv2.resize(classes.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    turns = int(rng.integers(4))
    pixels, classes = np.rot90(pixels, turns), np.rot90(small, turns).astype(np.int64)
    return (pixels[:, ::-1], classes[:, ::-1]) if rng.random() < 0.5 else (pixels, classes)


def _strokes(inside: npt.NDArray[np.bool_], rng: np.random.Generator) -> Classes:
    """Return (n, 2) pixels of one to three bent strokes that keep `inside`; none where all is out.

    Only a few pixels of them count, as if the network had not seen all yet.
    """
    within = np.argwhere(inside)
    if not len(within):
        return within
    canvas = np.zeros(inside.shape, np.uint8)
    for _ in range(rng.integers(1, 4)):
        bends = int(rng.integers(1, 7))
        angles = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.6, bends))
        steps = 6 * np.stack([np.cos(angles), np.sin(angles)], 1)
        start = within[rng.integers(len(within))][::-1]
        points = np.round(np.cumsum([start, *steps], axis=0)).astype(np.int32)
        cv2.polylines(canvas, [points], False, 1, int(rng.choice([1, 3, 5])))
    drawn = np.argwhere((canvas > 0) & inside)
    most = int(rng.integers(*STROKE_PIXELS))
    return rng.permutation(drawn)[:most]
