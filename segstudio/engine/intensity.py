"""Brings an image's own range of values to about −1 … 1, so that 8 and 16 bits learn alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SAMPLED_VALUES = 2**17
LOW_PERCENT, HIGH_PERCENT = 0.5, 99.5
LIMIT = 3
"""Values beyond are cut: such pixels are rare, and tell no more than those at the limit."""
_LEAST = 1e-37


@dataclass(frozen=True, slots=True)
class Intensity:
    """Offset and scale of an image: normalised = (value − offset) · scale."""

    offset: npt.NDArray[np.float32]
    scale: npt.NDArray[np.float32]

    @classmethod
    def of(cls, pixels: npt.NDArray[np.generic]) -> Intensity:
        """Measure `pixels` (h, w, channels) of any real dtype by percentiles of a regular sample.

        Grey and colour images get one range for all channels, so that colours stay what they are;
        images of other channel counts (several stains, bands) get one for each channel.
        """
        height, width, channels = pixels.shape
        step = max(1, int(np.sqrt(height * width / SAMPLED_VALUES)))
        sample = pixels[::step, ::step].astype(np.float32).reshape(-1, channels)
        if channels in (1, 3):
            sample = sample.reshape(-1, 1)
        low, high = np.percentile(sample, (LOW_PERCENT, HIGH_PERCENT), axis=0)
        middle, half = (low + high) / 2, (high - low) / 2
        # Values next to nothing would ask for more than a float32 can hold.
        scale = np.where(half > 0, 1 / np.maximum(half, _LEAST), 0)
        return cls(middle.astype(np.float32), scale.astype(np.float32))

    def normalised(self, pixels: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
        """Return `pixels` (h, w, channels) as float32, most values in −1 … 1, none beyond ±3."""
        result: npt.NDArray[np.float32] = np.subtract(pixels, self.offset, dtype=np.float32)
        result *= self.scale
        return np.clip(result, -3, 3, out=result)

    def values(self, normalised: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return what `normalised` was made from, (h, w, channels) float32, but for what was cut.

        A flat image has its one value everywhere.
        """
        width = np.where(self.scale > 0, 1 / np.maximum(self.scale, _LEAST), 0)
        return (normalised * width + self.offset).astype(np.float32)
