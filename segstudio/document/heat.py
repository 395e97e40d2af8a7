"""Colours for values over an image: clear where there is nothing, and told apart by the blind."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rgba = npt.NDArray[np.uint8]
Color = tuple[int, int, int]

STRONG: tuple[Color, ...] = ((68, 1, 84), (187, 55, 84), (249, 142, 9), (252, 255, 164))
"""From weak to strong; lighter all along, so that it reads in grey, too."""
FOR, AGAINST = (213, 94, 0), (0, 114, 178)
"""Okabe and Ito's vermilion and blue."""
LEVELS = 256
MOST_ALPHA = 210


def heat(values: npt.NDArray[np.float32], low: float, high: float) -> Rgba:
    """Return (h, w, 4) straight RGBA of values (h, w), low … high; others count as the nearest.

    low: 0, or below 0 for values that speak against something: those are blue, others vermilion.
    The farther from 0, the less clear; where low and high are the same all is clear.
    """
    span = high - low
    if not span > 0:
        return np.zeros((*values.shape, 4), np.uint8)
    share = np.clip((values - low) * ((LEVELS - 1) / span), 0, LEVELS - 1)
    colors: Rgba = scale(low < 0)[np.rint(share).astype(np.uint8)]
    return colors


def scale(is_signed: bool) -> Rgba:
    """Return the (LEVELS, 4) straight RGBA from the lowest to the highest value."""
    at = np.linspace(0, 1, LEVELS)
    strength = np.abs(2 * at - 1) if is_signed else at
    colors = np.empty((LEVELS, 4), np.uint8)
    if is_signed:
        colors[:, :3] = np.where((at < 0.5)[:, None], AGAINST, FOR)
    else:
        anchors = np.linspace(0, 1, len(STRONG))
        for channel in range(3):
            colors[:, channel] = np.rint(np.interp(at, anchors, [c[channel] for c in STRONG]))
    colors[:, 3] = np.rint(MOST_ALPHA * strength)
    return colors


def over(picture: npt.NDArray[np.uint8], colors: Rgba) -> npt.NDArray[np.uint8]:
    """Return RGB (h, w, 3): colours (h, w, 4) over a picture (h, w) or (h, w, 3)."""
    below = (picture if picture.ndim == 3 else picture[..., None]).astype(np.float32)
    alpha = colors[..., 3:].astype(np.float32) / 255
    blended = below * (1 - alpha) + colors[..., :3] * alpha
    result: npt.NDArray[np.uint8] = np.rint(blended).astype(np.uint8)
    return result
