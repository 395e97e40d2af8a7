"""Tables looked up for all pixels of a mask, in pieces: whole, it takes three times as long."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

_QUICK = (np.uint8, np.uint16, np.int32)
"""What OpenCV can look up by bytes, in half of the time."""
_PIECE_PX = 2**16
"""What stays in a processor's cache, as eight bytes for each place."""


def looked_up(table: npt.NDArray[Any], places: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return table[places], (height, width) and what `table` has beyond its first axis.

    places: (height, width) below len(table), whole and not negative.
    """
    if places.dtype == np.uint8 and table.ndim == 1 and table.dtype in _QUICK and len(table) > 255:
        return np.asarray(cv2.LUT(np.ascontiguousarray(places), table[:256]))
    found = np.empty((*places.shape, *table.shape[1:]), table.dtype)
    rows = max(1, _PIECE_PX // max(1, places.shape[1]))
    for top in range(0, len(places), rows):
        piece = slice(top, top + rows)
        np.take(table, places[piece], axis=0, mode="clip", out=found[piece])
    return found


def pixel_counts(values: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return how many pixels have each value, (highest + 1,)."""
    counts = np.zeros(int(values.max(initial=0)) + 1, np.int64)
    rows = max(1, _PIECE_PX // max(1, values.shape[1]))
    for top in range(0, len(values), rows):
        piece = np.bincount(values[top : top + rows].ravel())
        counts[: len(piece)] += piece
    return counts
