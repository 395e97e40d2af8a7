"""Where the network is confident of another class than was drawn."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.document.survey import Contradiction

LEAST_CONFIDENCE = 0.9
LEAST_PX = 30
CORE_PX = 3
"""A place is at least so wide: thinner ones are outlines that nobody draws to the pixel."""

Labels = npt.NDArray[np.integer]


def contradictions(
    image_id: int,
    region: Region,
    labels: Labels,
    probabilities: npt.NDArray[np.float32],
    class_ids: npt.NDArray[np.integer],
    held_out: npt.NDArray[np.bool_],
) -> Iterator[Contradiction]:
    """Yield the connected places that differ, in the image's pixels.

    region: of the image, what all arrays hold. labels: (h, w), 0 unlabelled; the caller leaves out
    classes that the network never learned. probabilities: (classes, h, w). class_ids: (classes,).
    held_out: (h, w), true where training never saw the labels; a place is so where most of it is.
    """
    confidence = probabilities.max(0)
    said = class_ids[probabilities.argmax(0)]
    differs = (labels != 0) & (said != labels) & (confidence >= LEAST_CONFIDENCE)
    if not differs.any():
        return
    pairs = labels.astype(np.int64) * 65_536 + said
    for pair in np.unique(pairs[differs]):
        for box, stencil in _places(differs & (pairs == pair)):
            yield Contradiction(
                image_id,
                Region(region.row + box.row, region.column + box.column, box.height, box.width),
                stencil,
                int(pair) // 65_536,
                int(pair) % 65_536,
                float(confidence[box.slices][stencil].mean()),
                bool(held_out[box.slices][stencil].mean() > 0.5),
            )


def _places(chosen: npt.NDArray[np.bool_]) -> Iterator[tuple[Region, npt.NDArray[np.bool_]]]:
    """Yield the box and the pixels in it of each connected place that is large and wide enough."""
    pixels = chosen.astype(np.uint8)
    core = cv2.erode(pixels, np.ones((CORE_PX, CORE_PX), np.uint8), borderValue=0)
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(pixels, connectivity=8)
    wide = set(np.unique(numbers[core != 0]).tolist())
    for number in range(1, count):
        column, row, width, height, size_px = (int(each) for each in boxes[number])
        if number in wide and size_px >= LEAST_PX:
            box = Region(row, column, height, width)
            yield box, numbers[box.slices] == number
