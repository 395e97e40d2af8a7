"""From measured intensities to the two limits between which a screen shows them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_SAMPLES = 1 << 18
_SHARES = (0.1, 99.9)
"""Percentiles that become black and white: outliers of a few hot pixels do not darken the rest."""

Pixels = npt.NDArray[Any]


def display_window(pixels: Pixels) -> tuple[float, float]:
    """Return (low, high): the intensities to show as black and as white; low < high.

    pixels: (height, width) or (height, width, channels) of any real type. 8-bit images are shown as
    they are, (0, 255). Others: percentiles of a regular sample of finite values, over all channels,
    so that colours keep their balance. A constant image is shown grey, one without a finite value
    as (0, 1).
    """
    if pixels.dtype == np.uint8:
        return 0.0, 255.0
    if pixels.dtype == np.bool_:
        return 0.0, 1.0
    sample = _sample(pixels)
    sample = sample[np.isfinite(sample)]
    if sample.size == 0:
        return 0.0, 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        low, high = (float(limit) for limit in np.percentile(sample, _SHARES))
    if not low < high:  # nearly constant: the outliers are all there is to see
        low, high = float(sample.min()), float(sample.max())
    if not low < high:
        margin = max(1.0, abs(low) * 1e-3)
        return low - margin, high + margin
    return low, high


def _sample(pixels: Pixels) -> Pixels:
    """Return about _SAMPLES values from a regular grid over the whole image, as float64."""
    area = pixels.shape[0] * pixels.shape[1]
    step = max(1, int((area / _SAMPLES) ** 0.5))
    return np.asarray(pixels[::step, ::step], dtype=np.float64).ravel()
