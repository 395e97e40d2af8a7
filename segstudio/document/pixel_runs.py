"""Runs of like pixels, row after row: most masks have a hundred times fewer of them than pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

_BAND_PX = 2**20


@dataclass(frozen=True, slots=True)
class PixelRuns:
    """Those of a band of rows, read on from one row to the next.

    values: what the pixels of each run have. lengths: their number, one pixel at least.
    """

    values: npt.NDArray[Any]
    lengths: npt.NDArray[np.int64]

    @classmethod
    def of(cls, pixels: npt.NDArray[Any], pieces: npt.NDArray[Any] | None = None) -> Iterator[Self]:
        """Yield the runs of bands, so that memory does not depend on the image's size.

        pixels: (height, width), unsigned, 16 bits at most. pieces: uint16 of the same shape; a run
        is of one piece, too, and its value, uint32, is piece · 65536 + pixel.
        """
        rows = max(1, _BAND_PX // max(1, pixels.shape[1]))
        for top in range(0, len(pixels), rows):
            values = pixels[top : top + rows].ravel()
            is_edge = values[1:] != values[:-1]
            if pieces is None:
                starts = np.flatnonzero(np.concatenate([[True], is_edge]))
                found = values[starts]
            else:
                numbers = pieces[top : top + rows].ravel()
                is_edge |= numbers[1:] != numbers[:-1]
                starts = np.flatnonzero(np.concatenate([[True], is_edge]))
                found = numbers[starts].astype(np.uint32) << 16 | values[starts]
            yield cls(found, np.diff(starts, append=len(values)))


def pair_counts(
    pixels: npt.NDArray[Any], pieces: npt.NDArray[Any] | None
) -> dict[tuple[int, int], int]:
    """Return how many pixels have each (piece, value) that occurs; see `PixelRuns.of`.

    pieces: None: all are 0.
    """
    if pieces is None:
        return {(0, value): number for value, number in value_counts(pixels).items()}
    counts: Counter[int] = Counter()
    for runs in PixelRuns.of(pixels, pieces):
        keys, places = np.unique(runs.values, return_inverse=True)
        numbers = np.bincount(places.ravel(), runs.lengths)  # exact, as in `value_counts`
        counts.update(dict(zip(keys.tolist(), numbers.astype(np.int64).tolist(), strict=True)))
    return {(key >> 16, key & 0xFFFF): number for key, number in counts.items()}


def value_counts(pixels: npt.NDArray[Any]) -> dict[int, int]:
    """Return how many pixels have each value that occurs. pixels: see `PixelRuns.of`."""
    counts: Counter[int] = Counter()
    for runs in PixelRuns.of(pixels):
        numbers = np.bincount(runs.values, runs.lengths)  # exact: whole, and far below 2⁵³
        for value in np.flatnonzero(numbers).tolist():
            counts[value] += int(numbers[value])
    return dict(counts)
