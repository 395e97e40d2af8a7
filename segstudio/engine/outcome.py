"""What the learner hands out: steps, predictions, predicted tiles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region, TileIndex


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One step. step: steps so far. loss: NaN where it was skipped. version: published so far."""

    step: int
    loss: float
    version: int


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the network says of a region.

    probabilities: (classes, h, w) float32, summing to 1 over classes. version: of the network.
    class_ids: the class of each row of `probabilities`. region: where in the image.
    """

    probabilities: npt.NDArray[np.float32]
    version: int
    class_ids: tuple[int, ...]
    region: Region


@dataclass(frozen=True, slots=True)
class TilePrediction:
    """What the network says of a tile.

    class_ids: (h, w) uint8, or uint16 where an id is above 255.
    confidence: (h, w) uint8, the probability of that class · 255. Tiles of one pass share memory:
    copy what is kept.
    """

    tile: TileIndex
    version: int
    class_ids: MaskArray
    confidence: npt.NDArray[np.uint8]
