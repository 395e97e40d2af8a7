"""The instances of a mask: its objects and, where there are none, its connected regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from segstudio.formats.format import LabelledImage
from segstudio.formats.image_runs import Box, boxes
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
    yield from _objects(item)
    for box, stencil in _rest(item):
        yield from _regions(box.label, box.top, box.left, stencil)


def whole_classes(item: LabelledImage) -> Iterator[Instance]:
    """Yield the objects by number, then all that is left of each class as one instance."""
    yield from _objects(item)
    for box, stencil in _rest(item):
        yield Instance(box.label, 0, box.top, box.left, stencil)


def _rest(item: LabelledImage) -> Iterator[tuple[Box, Stencil]]:
    """Yield what of each class is in no object: where, and which pixels of that box."""
    for box in boxes(item.class_ids, item.objects):
        stencil = item.class_ids[box.slices] == box.label
        if item.objects is not None:
            stencil &= item.objects[box.slices] == 0
        yield box, stencil.view(np.uint8)


def _objects(item: LabelledImage) -> Iterator[Instance]:
    """Yield the objects by number; one of several classes, which none of ours has, as several."""
    if item.objects is None:
        return
    for box in boxes(item.objects):
        ids = item.class_ids[box.slices]
        whole = item.objects[box.slices] == box.label
        class_id = int(ids[0, int(whole[0].argmax())])
        if class_id and not ((ids != class_id) & whole).any():
            yield Instance(class_id, box.label, box.top, box.left, whole.view(np.uint8))
            continue
        for class_id in np.unique(ids[whole]).tolist():
            if class_id:
                row, column, part = trimmed((whole & (ids == class_id)).view(np.uint8))
                yield Instance(class_id, box.label, box.top + row, box.left + column, part)


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
