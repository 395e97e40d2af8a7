"""Pixels whose colour is like that of a chosen one."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.shown_image import Pixels, ShownImage

Color = npt.NDArray[np.float64]
"""(channels,) of 0 … 255."""


def like(pixels: Pixels, color: Color, tolerance: float) -> Stencil:
    """Return 255 where every channel differs from `color` by at most `tolerance`, else 0.

    pixels: (height, width) or (height, width, 3).
    """
    low, high = np.ceil(color - tolerance), np.floor(color + tolerance)
    return (
        cv2.inRange(pixels, np.clip(low, 0, 255), np.clip(high, 0, 255))
        .reshape(pixels.shape[:2])
        .astype(np.uint8, copy=False)
    )


def connected_like(pixels: Pixels, seed: tuple[int, int], tolerance: float) -> Stencil:
    """Return what is `like` the pixel at `seed` (row, column) and connected by 4 neighbours."""
    height, width = pixels.shape[:2]
    found = np.zeros((height + 2, width + 2), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (255 << 8)
    limits = (tolerance,) * 3
    cv2.floodFill(pixels, found, (seed[1], seed[0]), 0, limits, limits, flags)
    return found[1:-1, 1:-1]


def connected_by_steps(pixels: Pixels, seed: tuple[int, int], tolerance: float) -> Stencil:
    """Return what can be reached from `seed` by steps (4 neighbours) that change little.

    So a colour may change slowly across what is found: region growing.
    """
    height, width = pixels.shape[:2]
    found = np.zeros((height + 2, width + 2), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    limits = (tolerance,) * 3
    cv2.floodFill(pixels, found, (seed[1], seed[0]), 0, limits, limits, flags)
    return found[1:-1, 1:-1]


def without_small_holes(stencil: Stencil, most_px: float) -> Stencil:
    """Return the stencil with holes of at most that many pixels filled; those at its rim stay."""
    left, top, width, height = cv2.boundingRect(stencil)
    if most_px < 1 or not width:
        return stencil
    result = stencil.copy()
    inner = result[top : top + height, left : left + width]
    gaps = (inner == 0).view(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(gaps, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA]
    starts = stats[:, :2]
    ends = starts + stats[:, 2:4]
    is_hole = (areas <= most_px) & (starts > 0).all(1) & (ends < (width, height)).all(1)
    is_hole[0] = False
    inner[is_hole[labels]] = 255
    return result


def mean_color(pixels: Pixels) -> Color:
    """Return the mean colour of some pixels."""
    color: Color = pixels.reshape(-1, *pixels.shape[2:]).mean(axis=0, dtype=np.float64)
    return np.atleast_1d(color)


def refined(
    found: Selection, image: ShownImage, color: Color, tolerance: float
) -> Iterator[tuple[Region, Stencil]]:
    """Yield a selection piece by piece, its border as the image's own pixels have it.

    What was found at a coarser resolution is left as it is, but for
    pixels within a cell of its border, where only those of like colour are taken.
    """
    for region, weights in found.soft_pieces(image.whole):
        if found.step == 1:
            yield region, weights
            continue
        is_border = (weights > 0) & (weights < 255)
        is_like = like(image.read(region), color, tolerance) != 0
        chosen = (weights == 255) | (is_border & is_like)
        yield region, chosen.view(np.uint8)
