"""Intensities of pixels, and which are beyond a limit that is given or found."""

from __future__ import annotations

from enum import Enum
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.selection import stencil_of

Levels = npt.NDArray[np.float32]
"""(height, width) of any range; NaN is never chosen."""
_BINS = 1024


class Channel(Enum):
    """Which intensity of a pixel is looked at."""

    MEAN = "mean"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


def levels_of(pixels: npt.NDArray[Any], channel: Channel) -> Levels:
    """Return one intensity for each pixel of (height, width) or (height, width, channels).

    A channel that there is not is the last there is.
    """
    if pixels.ndim == 2:
        return pixels.astype(np.float32)
    if channel is Channel.MEAN:
        flat = np.ascontiguousarray(pixels).reshape(-1, pixels.shape[2])
        means = cv2.reduce(flat, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)  # five times NumPy's speed
        return np.asarray(means, np.float32).reshape(pixels.shape[:2])
    wanted = (Channel.FIRST, Channel.SECOND, Channel.THIRD).index(channel)
    return pixels[..., min(wanted, pixels.shape[2] - 1)].astype(np.float32)


def otsu_limit(levels: Levels) -> float:
    """Return the limit that parts the intensities best in two (Otsu 1979)."""
    finite = levels[np.isfinite(levels)]
    if finite.size == 0:
        return 0.0
    low, high = float(finite.min()), float(finite.max())
    if not low < high:
        return low
    counts, edges = np.histogram(finite, _BINS, (low, high))
    centers = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = sums / below - (sums[-1] - sums) / above
        between = np.nan_to_num(below * above * gap**2)
    best = np.flatnonzero(between == between.max())
    return float(edges[best + 1].mean())


def beyond(levels: Levels, limit: float, is_bright: bool) -> Stencil:
    """Return 255 where the intensity lies above (or, where not is_bright, below) the limit."""
    chosen = levels > limit if is_bright else levels < limit
    return stencil_of(chosen)


def beyond_surroundings(
    levels: Levels, radius_px: float, offset: float, is_bright: bool
) -> Stencil:
    """Return 255 where a pixel is brighter (or darker) by `offset` than the mean around it."""
    tame = np.nan_to_num(levels, copy=True)
    side = 2 * max(1, round(radius_px)) + 1
    mean = cv2.blur(tame, (side, side), borderType=cv2.BORDER_REFLECT).reshape(levels.shape)
    return beyond(levels - mean, offset if is_bright else -offset, is_bright)


def beyond_connected(levels: Levels, weak: float, strong: float, is_bright: bool) -> Stencil:
    """Return 255 beyond the weak limit where connected to a pixel beyond the strong one.

    Source: Canny 1986, hysteresis.
    """
    candidates = beyond(levels, weak, is_bright)
    _, labels = cv2.connectedComponents(candidates, connectivity=8)
    is_kept = np.zeros(int(labels.max()) + 1, bool)
    is_kept[labels[beyond(levels, strong, is_bright) != 0]] = True
    is_kept[0] = False
    return stencil_of(is_kept[labels])
