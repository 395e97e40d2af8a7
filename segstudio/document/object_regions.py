"""Connected regions of a class as objects, found block by block, however large the image is."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region

BLOCK_PX = 1024

Labels = npt.NDArray[np.int32]


def number_regions(mask: Mask, editor: MaskEditor, class_id: int) -> int:
    """Give each connected region of a class that is part of no object a number of its own.

    Regions are connected by 4 neighbours; pixels of objects divide them. Returns how many there
    are. Raises TooManyObjects before anything is changed.
    Source: Wu, Otoo and Suzuki 2009 (two passes, union-find), on blocks instead of pixels.
    """
    sets = _Sets()
    above: dict[int, Labels] = {}
    for block in _blocks(mask):
        labels, number = _labelled(mask, block, class_id)
        base = sets.add(number)
        labels[labels != 0] += base
        if block.column == 0:
            left = np.zeros(block.height, np.int32)
        sets.join(left, labels[:, 0])
        if block.row:
            sets.join(above[block.column], labels[0])
        left, above[block.column] = labels[:, -1].copy(), labels[-1].copy()
    roots = sets.roots()
    unique, place = np.unique(roots[1:], return_inverse=True)
    numbers = np.zeros(len(roots), np.uint16)
    if len(unique):
        numbers[1:] = mask.new_objects(len(unique))[place]
    base = 0
    for block in _blocks(mask):
        labels, number = _labelled(mask, block, class_id)
        if number:
            found = numbers[base : base + number + 1].copy()
            found[0] = 0
            editor.number(block, found[labels], labels != 0)
        base += number
    return len(unique)


def _blocks(mask: Mask) -> Iterator[Region]:
    height, width = mask.shape
    for row in range(0, height, BLOCK_PX):
        for column in range(0, width, BLOCK_PX):
            yield Region(row, column, BLOCK_PX, BLOCK_PX).intersect(mask.whole)


def _labelled(mask: Mask, block: Region, class_id: int) -> tuple[Labels, int]:
    """Return the regions of one block, 1 … n, and n; the same each time until it is numbered."""
    is_free = mask.class_ids[block.slices] == class_id
    if not is_free.any():
        return np.zeros(is_free.shape, np.int32), 0
    if mask.holds_objects:
        is_free &= mask.objects[block.slices] == 0
    number, labels = cv2.connectedComponents(is_free.view(np.uint8), connectivity=4)
    return labels, number - 1


class _Sets:
    """Labels of all blocks, and which of them are one region; label 0 is none."""

    def __init__(self) -> None:
        self._parents = [0]

    def add(self, number: int) -> int:
        """Add so many labels; return what to add to those of their block."""
        base = len(self._parents) - 1
        self._parents.extend(range(base + 1, base + number + 1))
        return base

    def join(self, ones: Labels, others: Labels) -> None:
        """Labels that lie beside each other are of one region."""
        is_both = (ones != 0) & (others != 0)
        for one, other in set(zip(ones[is_both].tolist(), others[is_both].tolist(), strict=True)):
            first, second = sorted((self._root(one), self._root(other)))
            self._parents[second] = first

    def roots(self) -> npt.NDArray[np.intp]:
        """Return the first label of each label's region."""
        return np.array([self._root(label) for label in range(len(self._parents))], np.intp)

    def _root(self, label: int) -> int:
        while self._parents[label] != label:
            self._parents[label] = self._parents[self._parents[label]]
            label = self._parents[label]
        return label
