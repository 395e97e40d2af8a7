"""Looks over one image part by part, and says which of its places would teach the most."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap, RankedRegion
from segstudio.engine.annotation_store import Labels
from segstudio.engine.expectation import expected_sums, overlaps
from segstudio.engine.held_out import CELL_PX
from segstudio.engine.predictor import Predictor
from segstudio.engine.probe import look_at
from segstudio.engine.ranking import best_regions, cell_sums, distances, grid_shape
from segstudio.engine.stored_image import StoredImage

PART_PX = 256
"""Side of what is looked at in one piece: about as long as a step of training."""
MOST_PARTS = 64
"""Of a larger image so many parts, spread over it, are looked at; another time others."""

Features = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ImageFinding:
    """regions: the best first. gain: of all that was looked at. share: of the image that was."""

    regions: tuple[RankedRegion, ...]
    gain: float
    overlaps: tuple[ClassOverlap, ...]
    share: float


class ImageSurvey:
    """`look` at each part in turn, then ask for the `finding`."""

    def __init__(
        self,
        predictor: Predictor,
        image: StoredImage,
        labels: Labels,
        known: Features,
        visit: int = 0,
    ) -> None:
        """labels: (height, width) of the image. known: features of labelled places, (n, f).

        visit: a number that chooses the parts of a large image.
        """
        self._predictor = predictor
        self._image = image
        self._known = known
        grid = grid_shape(image.shape)
        self._wrong_px, self._distance = np.zeros(grid, np.float32), np.zeros(grid, np.float32)
        self._free_px = np.zeros(grid, np.float32)
        self._unlabelled_px = cell_sums(labels == 0)
        self._sums = np.zeros((len(predictor.class_ids), 3))
        self._parts = deque(parts_of(image.shape, visit))
        self._looked_px = 0

    @property
    def is_over(self) -> bool:
        """True where no part is left to look at."""
        return not self._parts

    def look(self) -> None:
        """Look at the next part; about as long as a step of training."""
        part = self._parts.popleft()
        look = look_at(self._predictor, self._image, part)
        cells = Region(
            part.row // CELL_PX,
            part.column // CELL_PX,
            -(-part.height // CELL_PX),
            -(-part.width // CELL_PX),
        ).slices
        features = look.features
        flat = features.reshape(-1, features.shape[2])
        self._wrong_px[cells] = cell_sums(1 - look.probabilities.max(0))
        self._distance[cells] = distances(flat, self._known).reshape(features.shape[:2])
        self._free_px[cells] = self._unlabelled_px[cells]
        self._sums += expected_sums(look.probabilities)
        self._looked_px += part.area_px

    def finding(self) -> ImageFinding:
        """Return what was found in the parts that were looked at."""
        shape = self._image.shape
        regions = best_regions(self._wrong_px, self._distance, self._free_px, shape)
        share = self._looked_px / (shape[0] * shape[1])
        gain = float((self._wrong_px * self._distance * self._free_px).sum()) / CELL_PX**2
        classes = overlaps(self._sums, self._predictor.class_ids)
        return ImageFinding(regions, gain / max(share, 1e-9), classes, share)


def parts_of(shape: tuple[int, int], visit: int) -> list[Region]:
    """Return the parts of an image to look at: all, or MOST_PARTS at random places."""
    whole = Region(0, 0, *shape)
    parts = [
        Region(row, column, PART_PX, PART_PX).intersect(whole)
        for row in range(0, shape[0], PART_PX)
        for column in range(0, shape[1], PART_PX)
    ]
    if len(parts) <= MOST_PARTS:
        return parts
    chosen = np.random.default_rng(visit).choice(len(parts), MOST_PARTS, replace=False)
    return [parts[at] for at in sorted(chosen.tolist())]
