"""Counting classes in many pieces of a mask, where each piece may cost microseconds only."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from segstudio.document.mask_edit import MaskArray

MAX_LIKELY = 8
_COUNTED_PX = 1 << 24
"""OpenCV counts in float32, which is exact up to here."""


class ClassTally:
    """Adds and takes away pixels; the numbers are put together once, at the end.

    Most pieces hold one or two classes: those seen so far are counted one by one, which takes a
    third of a histogram's time; where that does not account for all pixels, a histogram does.
    """

    def __init__(self, likely_ids: Iterable[int] = ()) -> None:
        """likely_ids: classes that may be there; the first few are tried before a histogram."""
        self._likely_ids = [each for each in likely_ids if 0 < each < 256][:MAX_LIKELY]
        self._low = np.zeros(256, np.float64)
        self._high: dict[int, int] = {}

    def add(self, pixels: MaskArray, sign: int = 1) -> None:
        """Count `pixels` (height, width), or take them away again with sign -1."""
        if pixels.dtype == np.uint16:
            self._add_wide(pixels, sign)
        elif not self._add_likely(pixels, sign):
            self._add_any(pixels, sign)

    def gains(self) -> dict[int, int]:
        """Return what was added less what was taken away: class id → pixels; no id 0, no 0 px."""
        gains = {i: int(self._low[i]) for i in np.flatnonzero(self._low).tolist() if i}
        for class_id, number in self._high.items():
            gains[class_id] = gains.get(class_id, 0) + number
        return {class_id: number for class_id, number in gains.items() if class_id and number}

    def _add_likely(self, pixels: MaskArray, sign: int) -> bool:
        """Count the likely classes; False, and nothing counted, where there are others."""
        left, numbers = np.count_nonzero(pixels), []
        for class_id in self._likely_ids:
            if not left:
                break
            numbers.append((class_id, np.count_nonzero(pixels == class_id)))
            left -= numbers[-1][1]
        if left:
            return False
        for class_id, number in numbers:
            self._low[class_id] += sign * number
        return True

    def _add_any(self, pixels: MaskArray, sign: int) -> None:
        step = max(1, _COUNTED_PX // max(1, pixels.shape[1]))
        for top in range(0, pixels.shape[0], step):
            part = np.ascontiguousarray(pixels[top : top + step])
            histogram = cv2.calcHist([part], [0], None, [256], [0, 256])  # type: ignore[list-item]
            histogram = histogram.reshape(-1)  # OpenCV 4 gives a column, OpenCV 5 a row
            self._low += sign * histogram
            for class_id in (np.flatnonzero(histogram[1:]) + 1).tolist():
                if class_id not in self._likely_ids and len(self._likely_ids) < MAX_LIKELY:
                    self._likely_ids.append(class_id)

    def _add_wide(self, pixels: MaskArray, sign: int) -> None:
        numbers = np.bincount(pixels.ravel())
        for class_id in np.flatnonzero(numbers).tolist():
            self._high[class_id] = self._high.get(class_id, 0) + sign * int(numbers[class_id])


def count_classes(pixels: MaskArray) -> dict[int, int]:
    """Return how often each class id but 0 occurs in `pixels` (height, width)."""
    tally = ClassTally()
    tally.add(pixels)
    return tally.gains()
