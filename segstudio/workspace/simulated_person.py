"""A person who draws sparse strokes, simulated from the truth: for the demo and the benchmarks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray

STROKE_LENGTH_PX = (15, 60)
BEND_RAD = 0.5
"""How much a stroke's direction may turn at each bend."""
SEGMENT_PX = 6
BORDER_SHARE = 0.5
"""Share of the strokes that start near the border of their region: people show what to part."""
BORDER_PX = 4
LARGEST_FIRST = 3
"""A person goes for one of the largest wrong places, not always for the very largest."""

Stencil = npt.NDArray[np.uint8]


def simulate_strokes(
    truth: MaskArray,
    class_ids: Sequence[int],
    strokes_per_class: int,
    radius_px: int,
    rng: np.random.Generator,
    prediction: MaskArray | None = None,
) -> MaskArray:
    """Return a mask of sparse strokes: what a person might draw who knows the truth.

    Each stroke is a short bent line inside one region of its class; it never leaves the class.
    Without `prediction` the regions are drawn by chance, larger ones more often; with it, strokes
    go over the largest wrongly predicted parts of each class, and none where all is right.

    truth, prediction: (h, w) uint8 or uint16 class ids; 0 in the truth is never drawn on.
    strokes_per_class: 0 or more. radius_px: of the pen, 0 = one pixel wide.
    Returns (h, w) of the truth's dtype, 0 = unlabelled. Raises ValueError for shapes that differ.
    """
    if truth.ndim != 2 or (prediction is not None and prediction.shape != truth.shape):
        raise ValueError("The truth and the prediction must be (height, width) and of one size.")
    strokes = np.full_like(truth, UNLABELLED)
    for class_id in class_ids:
        inside = (truth == class_id).astype(np.uint8)
        places = inside if prediction is None else inside & (prediction != class_id)
        for _ in range(strokes_per_class):
            region = _chosen_region(places, rng, is_largest_first=prediction is not None)
            if region is None:
                break
            stencil = _stroke(region, inside, radius_px, rng)
            strokes[stencil > 0] = class_id
            places = places & (stencil == 0)
            if prediction is not None:
                places = places & (region == 0)
    return strokes


def _chosen_region(
    places: Stencil, rng: np.random.Generator, is_largest_first: bool
) -> Stencil | None:
    """Return one connected region of `places`, 0 or 1; None where there is none."""
    count, labels, figures, _ = cv2.connectedComponentsWithStats(places, connectivity=4)
    if count < 2:
        return None
    areas = figures[1:, cv2.CC_STAT_AREA].astype(float)
    if is_largest_first:
        largest = np.argsort(-areas, kind="stable")[:LARGEST_FIRST]
        chosen = int(rng.choice(largest))
    else:
        chances = np.sqrt(areas)
        chosen = int(rng.choice(len(areas), p=chances / chances.sum()))
    region: Stencil = (labels == chosen + 1).astype(np.uint8)
    return region


def _stroke(region: Stencil, inside: Stencil, radius_px: int, rng: np.random.Generator) -> Stencil:
    """Return a bent line that starts well inside `region` and stays inside the class."""
    row, column = _start(region, radius_px, rng)
    length_px = rng.uniform(*STROKE_LENGTH_PX)
    angle = rng.uniform(0, 2 * np.pi)
    line = np.zeros_like(region)
    points = [(row, column)]
    for _ in range(int(length_px / SEGMENT_PX)):
        angle += rng.normal(0, BEND_RAD)
        following = _ahead(points[-1], angle, region)
        if following is None:
            angle += np.pi / 2
            following = _ahead(points[-1], angle, region)
        if following is None:
            break
        points.append(following)
    pixels = [(round(x), round(y)) for y, x in points]
    for one, other in itertools.pairwise([pixels[0], *pixels]):
        cv2.line(line, one, other, 1, 2 * radius_px + 1)
    return line & inside


def _start(region: Stencil, radius_px: int, rng: np.random.Generator) -> tuple[float, float]:
    """Return a point in the inner half of `region`, or near its border, as a hand would choose."""
    depth = cv2.distanceTransform(np.pad(region, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    is_chosen = depth >= min(depth.max(), 0.5 * depth.max() + 1)
    if rng.random() < BORDER_SHARE:
        near = (depth > radius_px) & (depth <= radius_px + BORDER_PX)
        is_chosen = near if near.any() else is_chosen
    row, column = np.unravel_index(rng.choice(np.flatnonzero(is_chosen)), region.shape)
    return float(row), float(column)


def _ahead(point: tuple[float, float], angle: float, region: Stencil) -> tuple[float, float] | None:
    """Return the next point of a line, or None where it would leave the region."""
    row, column = point[0] + SEGMENT_PX * np.sin(angle), point[1] + SEGMENT_PX * np.cos(angle)
    height, width = region.shape
    is_in = 0 <= round(row) < height and 0 <= round(column) < width
    return (row, column) if is_in and region[round(row), round(column)] else None
