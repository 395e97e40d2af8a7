"""Cuts a patch out of an image around a pixel, varied as training has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.engine.stored_image import StoredImage

EDGE_PX = 8
"""A drawn pixel lies at least so far inside its patch."""
SCALES = (0.8, 1.25)
"""Patches are cut this much smaller to larger than they are trained at."""

Pixels = npt.NDArray[np.float32]
Labels = npt.NDArray[np.uint16]
ScalarT = TypeVar("ScalarT", bound=np.generic)


def patch_around(
    image: StoredImage,
    labels_in: Callable[[Region], Labels],
    place: tuple[int, int],
    patch_px: int,
    random: np.random.Generator,
    *,
    is_varied: bool,
) -> tuple[Pixels, Labels]:
    """Return a patch around `place` (row, column): pixels (h, w, channels), labels (h, w).

    labels_in: returns the labels (h, w) of a region. is_varied: scaled a little and turned by right
    angles. A grey image has one channel there, whatever the network takes.
    """
    scale = float(np.exp(random.uniform(*np.log(SCALES)))) if is_varied else 1.0
    side_px = round(patch_px * scale)
    edge_px = min(EDGE_PX, side_px // 2)  # of the smallest patches nothing lies farther inside
    before = random.integers(edge_px, side_px - edge_px + 1, size=2)
    row = inside(place[0] - int(before[0]), side_px, image.shape[0])
    column = inside(place[1] - int(before[1]), side_px, image.shape[1])
    region = Region(row, column, side_px, side_px)
    labels, crop = labels_in(region), image.window(region)
    if side_px != patch_px:
        size = (patch_px, patch_px)
        resized = cv2.resize(crop, size, interpolation=cv2.INTER_LINEAR)
        crop = resized.reshape(*size, -1).astype(np.float32, copy=False)
        shrunk = cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST)
        labels = shrunk.astype(np.uint16, copy=False)
    turn = int(random.integers(8)) if is_varied else 0
    return _turned(crop, turn), _turned(labels, turn)


def inside(start: int, side_px: int, length: int) -> int:
    """Move a patch into the image where it fits; where it does not, leave it around the image."""
    return max(0, min(start, length - side_px)) if length >= side_px else (length - side_px) // 2


def _turned(square: npt.NDArray[ScalarT], turn: int) -> npt.NDArray[ScalarT]:
    """Return one of the eight turns and mirrorings of a square (turn: 0 … 7)."""
    turned = np.rot90(square, turn % 4)
    return turned[:, ::-1] if turn >= 4 else turned
