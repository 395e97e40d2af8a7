"""The instances of a mask: its objects and, where there are none, its connected regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from skimage import measure

from segstudio.formats.format import LabelledImage
from segstudio.formats.outline import Stencil


@dataclass(frozen=True, slots=True)
class Instance:
    """number: of its object; 0: a connected region that is none.

    row, column: top left of its box. stencil: (height, width) of the box, 1 where it is.
    """

    class_id: int
    number: int
    row: int
    column: int
    stencil: Stencil

    @property
    def area_px(self) -> int:
        """Number of pixels."""
        return int(np.count_nonzero(self.stencil))


def instances(item: LabelledImage) -> Iterator[Instance]:
    """Yield the objects by number, then the connected regions (side by side) of each class."""
    ids, objects = item.class_ids, item.objects
    for found in () if objects is None else _parts(objects):
        top, left, bottom, right = found.bbox
        box = slice(top, bottom), slice(left, right)
        is_object = found.image
        for class_id in np.unique(ids[box][is_object]).tolist():
            if class_id:
                stencil = (is_object & (ids[box] == class_id)).view(np.uint8)
                row, column, part = trimmed(stencil)  # its box may hold several classes
                yield Instance(class_id, found.label, top + row, left + column, part)
    rest = ids if objects is None else np.where(objects == 0, ids, ids.dtype.type(0))
    for found in _parts(rest):
        yield from _regions(found.label, found.bbox[0], found.bbox[1], found.image)


def whole_classes(item: LabelledImage) -> Iterator[Instance]:
    """Yield the objects by number, then all that is left of each class as one instance."""
    ids, objects = item.class_ids, item.objects
    numbered = None if objects is None else objects
    if numbered is not None:
        without_rest = np.where(numbered != 0, ids, ids.dtype.type(0))
        yield from instances(LabelledImage(item.key, without_rest, numbered))
    rest = ids if numbered is None else np.where(numbered == 0, ids, ids.dtype.type(0))
    for found in _parts(rest):
        stencil = np.ascontiguousarray(found.image).view(np.uint8)
        yield Instance(found.label, 0, found.bbox[0], found.bbox[1], stencil)


def _parts(labels: npt.NDArray[Any]) -> list[Any]:
    """Return the parts that have a number above 0, with their boxes."""
    found: list[Any] = measure.regionprops(labels)  # type: ignore[no-untyped-call]
    return found


def _regions(class_id: int, top: int, left: int, mask: Stencil) -> Iterator[Instance]:
    stencil = np.ascontiguousarray(mask).view(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(stencil, connectivity=4)
    for label in range(1, count):
        column, row, width, height = stats[label, :4].tolist()
        part = labels[row : row + height, column : column + width] == label
        yield Instance(class_id, 0, top + row, left + column, part.view(np.uint8))


def trimmed(stencil: Stencil) -> tuple[int, int, Stencil]:
    """Return (row, column, part) of what is not 0: the smallest box that holds it."""
    column, row, width, height = cv2.boundingRect(stencil)
    return row, column, np.ascontiguousarray(stencil[row : row + height, column : column + width])
