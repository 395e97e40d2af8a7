"""The shape of one class grown, shrunk, opened, closed, smoothed: pure functions on small maps.

A map is (height, width) uint8, 1 where a pixel is of the class, else 0; it is not changed. What
lies outside of it never counts: a shape that reaches the border is not shrunk from there. Each
result depends on pixels within the radius only (opening and closing: twice that), so a large map
can be done in boxes with that margin.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

ClassMap = npt.NDArray[np.uint8]

_EXACT_PX = 1e-3
"""Distances are float32 roots of whole numbers: far nearer to each other than this."""


def grown(shape: ClassMap, radius_px: float) -> ClassMap:
    """Return the pixels within `radius_px` of the shape (dilation by a disc)."""
    if not shape.any():
        return shape.copy()
    distance = cv2.distanceTransform(1 - shape, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return (distance <= radius_px + _EXACT_PX).view(np.uint8)


def shrunk(shape: ClassMap, radius_px: float) -> ClassMap:
    """Return the pixels of the shape farther than `radius_px` from all others (erosion)."""
    return 1 - grown(1 - shape, radius_px)


def opened(shape: ClassMap, radius_px: float) -> ClassMap:
    """Return what a disc of `radius_px` inside the shape can cover: no specks, no thin bridges."""
    return grown(shrunk(shape, radius_px), radius_px)


def closed(shape: ClassMap, radius_px: float) -> ClassMap:
    """Return the shape and what no disc of `radius_px` beside it can cover: cracks, gaps."""
    return shrunk(grown(shape, radius_px), radius_px)


def smoothed(shape: ClassMap, radius_px: int) -> ClassMap:
    """Return where more than half of the disc around a pixel is of the shape.

    At the border of the map its outermost pixels go on for ever.
    """
    disc = _disc(radius_px)
    number = int(disc.sum())  # odd, so there is no tie
    covered = cv2.filter2D(shape, cv2.CV_32F, disc, borderType=cv2.BORDER_REPLICATE)
    return (covered > number / 2).view(np.uint8)


def _disc(radius_px: int) -> npt.NDArray[np.float32]:
    """Return 1 at the pixels within `radius_px` of the middle one."""
    across = np.arange(-radius_px, radius_px + 1)
    return (across[:, None] ** 2 + across**2 <= radius_px**2).astype(np.float32)
