"""What is found of numbered pixels: class, area and box of each number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """One object. box: the smallest region that holds it. pixel: (row, column) of one of its."""

    number: int
    class_id: int
    area_px: int
    box: Region
    pixel: tuple[int, int]


class RunTally:
    """Areas and boxes of objects, added up run by run of equal numbers in a row."""

    def __init__(self, size: int) -> None:
        """size: one more than the largest number; memory depends on it."""
        self._areas = np.zeros(size, np.int64)
        self._classes = np.zeros(size, np.uint16)
        self._pixels = np.zeros((2, size), np.int32)
        self._firsts = np.full((2, size), np.iinfo(np.int32).max, np.int32)
        self._ends = np.zeros((2, size), np.int32)

    def add(self, objects: npt.NDArray[Any], class_ids: MaskArray, region: Region) -> None:
        """Add the pixels of a region, both (region.height, region.width); 0: of no object."""
        starts = np.ones(objects.shape, np.bool_)
        np.not_equal(objects[:, 1:], objects[:, :-1], out=starts[:, 1:])
        at = np.flatnonzero(starts)
        lengths = np.diff(at, append=objects.size)
        numbers = objects.ravel()[at]
        is_object = numbers != 0
        at, lengths, numbers = at[is_object], lengths[is_object], numbers[is_object]
        rows, columns = np.divmod(at, region.width)
        self._classes[numbers] = class_ids[rows, columns]
        np.add.at(self._areas, numbers, lengths)
        rows, columns = rows + region.row, columns + region.column
        self._pixels[:, numbers] = rows, columns
        for firsts, ends, first, length in (
            (self._firsts[0], self._ends[0], rows, 1),
            (self._firsts[1], self._ends[1], columns, lengths),
        ):
            np.minimum.at(firsts, numbers, first.astype(np.int32))
            np.maximum.at(ends, numbers, (first + length).astype(np.int32))

    def objects(self) -> list[ObjectInfo]:
        """Return what was added, by number."""
        present = np.flatnonzero(self._areas)
        (rows, columns), (ends, column_ends) = self._firsts[:, present], self._ends[:, present]
        boxes = np.stack([rows, columns, ends - rows, column_ends - columns], axis=1).tolist()
        numbers = (each[present].tolist() for each in (self._classes, self._areas))
        pixels = self._pixels[:, present].T.tolist()
        return [
            ObjectInfo(number, class_id, area, Region(*box), (row, column))
            for number, class_id, area, box, (row, column) in zip(
                present.tolist(), *numbers, boxes, pixels, strict=True
            )
        ]
