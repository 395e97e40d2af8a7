"""From measured intensities to what a screen can show: 8 bits between two limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_SAMPLES = 1 << 18
_STRIP_BYTES = 1 << 22
_TAME = 1e30
"""Beyond this, 32 bits overflow on the way."""
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


def to_display(pixels: Pixels, low: float, high: float) -> npt.NDArray[np.uint8]:
    """Return 8-bit pixels of the same shape: `low` and below 0, `high` and above 255.

    pixels: (height, width) or (height, width, 3) of any real type. 8-bit pixels come back as they
    are, not copied, for the window (0, 255). NaN is shown black. Works by strips, so that hardly
    more memory is taken than the result.
    Raises ValueError unless low < high.
    """
    if not low < high:
        raise ValueError(f"A display window needs low < high, not {low} and {high}.")
    if pixels.dtype == np.uint8 and (low, high) == (0.0, 255.0):
        return pixels
    shown = np.empty(pixels.shape, np.uint8)
    if pixels.dtype in (np.dtype(np.uint8), np.dtype(np.uint16)):
        _look_up(pixels, shown, low, high)
        return shown
    for rows in _strips(pixels):
        shown[rows] = _scaled(pixels[rows], low, high)
    return shown


def _look_up(pixels: Pixels, shown: npt.NDArray[np.uint8], low: float, high: float) -> None:
    """Fill `shown` by a table of all values that 8 or 16 bits can have."""
    table = _scaled(np.arange(np.iinfo(pixels.dtype).max + 1), low, high)
    for rows in _strips(pixels):
        np.take(table, pixels[rows], out=shown[rows], mode="clip")  # "clip" writes to out directly


def _scaled(pixels: Pixels, low: float, high: float) -> npt.NDArray[np.uint8]:
    is_short = pixels.dtype.itemsize <= 2 or pixels.dtype == np.float32
    is_tame = max(abs(low), abs(high)) < _TAME
    levels: Pixels = pixels.astype(np.float32 if is_short and is_tame else np.float64)
    np.clip(levels, low, high, out=levels)  # first, so that infinities take part
    with np.errstate(over="ignore", invalid="ignore"):  # only beyond 1e300 of either sign
        np.subtract(levels, low, out=levels)
        np.multiply(levels, 255.0, out=levels)
        np.divide(levels, high - low, out=levels)
        np.add(levels, 0.5, out=levels)
    np.nan_to_num(levels, copy=False)
    return np.clip(levels, 0.0, 255.0, out=levels).astype(np.uint8)


def _sample(pixels: Pixels) -> Pixels:
    """Return about _SAMPLES values from a regular grid over the whole image, as float64."""
    area = pixels.shape[0] * pixels.shape[1]
    step = max(1, int((area / _SAMPLES) ** 0.5))
    return np.asarray(pixels[::step, ::step], dtype=np.float64).ravel()


def _strips(pixels: Pixels) -> list[slice]:
    height = pixels.shape[0]
    row_bytes = max(1, pixels.nbytes // max(1, height))
    rows = max(1, _STRIP_BYTES // row_bytes)
    return [slice(top, top + rows) for top in range(0, height, rows)]
