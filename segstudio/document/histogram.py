"""How often each value occurs in an image, from a regular sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.image_display import channel_count

BINS = 256
PERCENTS = (0.0, 0.1, 2.0, 98.0, 99.9, 100.0)
_SAMPLES = 1 << 18
_TAME = 1e300

Limits = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Counts of a sample of the finite values.

    edges: the lowest and highest value that the bins span; low < high.
    counts: (channels, bins), at most BINS of equal width.
    quantiles: (channels, len(PERCENTS)) values at PERCENTS.
    full: the range of the file's type, or of the values where the type has none (float).
    """

    edges: Limits
    counts: npt.NDArray[np.int64]
    quantiles: npt.NDArray[np.float64]
    full: Limits

    @property
    def channels(self) -> int:
        """Number of channels."""
        return len(self.counts)

    def limits(self, index: int | None, percent: float) -> Limits:
        """Return (low, high) that leave out `percent` (one of PERCENTS) at both ends.

        index: of a channel, or None for one window over all channels. Where nearly all values are
        equal, the range of all of them, and never an empty one.
        """
        rows = self.quantiles if index is None else self.quantiles[index : index + 1]
        for cut in (PERCENTS.index(percent), 0):
            low, high = float(rows[:, cut].min()), float(rows[:, -1 - cut].max())
            if low < high:
                return low, high
        margin = max(1.0, abs(low) * 1e-3)
        return low - margin, high + margin


def histogram_of(pixels: npt.NDArray[Any]) -> Histogram:
    """Return the histogram of (height, width[, channels]) of any real type."""
    count = channel_count(pixels)
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / _SAMPLES) ** 0.5))
    sample = np.asarray(pixels[::step, ::step], np.float64).reshape(-1, count)
    columns = [np.clip(column[np.isfinite(column)], -_TAME, _TAME) for column in sample.T]
    columns = [column if column.size else np.zeros(1) for column in columns]
    quantiles = np.array([np.percentile(column, PERCENTS) for column in columns])
    low, high = float(quantiles[:, 0].min()), float(quantiles[:, -1].max())
    if pixels.dtype == np.uint8:
        low, high = 0.0, 255.0
    elif not low < high:
        low, high = low - 1, high + 1
    is_counting = pixels.dtype.kind in "iu" and high - low < BINS
    number, span = BINS, (low, high)
    if is_counting:  # a bin for each value
        number, span = int(high - low) + 1, (low - 0.5, high + 0.5)
    counts = [np.histogram(column, number, span)[0] for column in columns]
    full = (low, high)
    if pixels.dtype.kind in "iu":
        full = float(np.iinfo(pixels.dtype).min), float(np.iinfo(pixels.dtype).max)
    return Histogram((low, high), np.array(counts), quantiles, full)
