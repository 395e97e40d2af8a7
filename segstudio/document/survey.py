"""What the network finds when it looks over the images: where to look next, what to doubt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region


@dataclass(frozen=True, slots=True)
class RankedRegion:
    """A region worth looking at.

    uncertainty: share of its pixels that are expected to be wrong, 0 … 1. distance: how unlike the
    nearest labelled place it is, 0 … 1. gain: uncertainty × distance × pixels not labelled.
    """

    region: Region
    uncertainty: float
    distance: float
    gain: float


@dataclass(frozen=True, slots=True)
class ClassOverlap:
    """Pixels of a class in an image: as far as the confidence can be trusted, or as they were.

    said_px: said to be of the class. hit_px: rightly so. true_px: of the class in truth.
    """

    class_id: int
    said_px: float
    hit_px: float
    true_px: float


@dataclass(frozen=True, slots=True)
class ClassDice:
    """Dice of a class on held-out strokes, 0 … 1, and where it lies in 95 of 100 cases.

    expected: what the confidence there says that it is. cells: held-out squares that hold it.
    """

    class_id: int
    dice: float
    low: float
    high: float
    expected: float
    cells: int


@dataclass(frozen=True, slots=True, eq=False)
class Contradiction:
    """A place where the network is confident of another class than was drawn.

    region: in the image. stencil: (region.height, region.width), true where they differ.
    confidence: mean of it there, 0 … 1. is_held_out: the network never saw these labels.
    """

    image_id: int
    region: Region
    stencil: npt.NDArray[np.bool_]
    drawn_id: int
    said_id: int
    confidence: float
    is_held_out: bool

    @property
    def size_px(self) -> int:
        """Pixels that differ."""
        return int(self.stencil.sum())
