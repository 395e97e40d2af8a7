"""Connected regions of any set of pixels, found block by block, however large the image is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region

BLOCK_PX = 1024

Labels = npt.NDArray[np.int32]
Choose = Callable[[Region], npt.NDArray[np.bool_]]
"""Returns which pixels of a block are meant, (height, width)."""


class BlockLabels:
    """Regions, connected by 4 neighbours, numbered from 1 on.

    number: how many there are. Memory depends on that and on the area's width, not on its size.
    Source: Wu, Otoo and Suzuki 2009 (two passes, union-find), on blocks instead of pixels.
    """

    def __init__(self, area: Region, choose: Choose) -> None:
        """choose: asked twice for each block, and must say the same until the second time."""
        self._area = area
        self._choose = choose
        sets = _Sets()
        above: dict[int, Labels] = {}
        for block in self._blocks():
            labels, number = self._labelled(block)
            base = sets.add(number)
            labels[labels != 0] += base
            if block.column == area.column:
                left = np.zeros(block.height, np.int32)
            sets.join(left, labels[:, 0])
            if block.column in above:
                sets.join(above[block.column], labels[0])
            left, above[block.column] = labels[:, -1].copy(), labels[-1].copy()
        unique, self._places = np.unique(sets.roots(), return_inverse=True)
        self.number = len(unique) - 1

    def __iter__(self) -> Iterator[tuple[Region, Labels]]:
        """Yield each block that holds some of them, and the region of each of its pixels, 0 none.

        What is done to a block before the next is asked for may change what `choose` says of it.
        """
        base = 0
        for block in self._blocks():
            labels, number = self._labelled(block)
            if number:
                found = self._places[base : base + number + 1].astype(np.int32)
                found[0] = 0
                yield block, found[labels]
            base += number

    def _blocks(self) -> Iterator[Region]:
        area = self._area
        for row in range(area.row, area.row_end, BLOCK_PX):
            for column in range(area.column, area.column_end, BLOCK_PX):
                yield Region(row, column, BLOCK_PX, BLOCK_PX).intersect(area)

    def _labelled(self, block: Region) -> tuple[Labels, int]:
        """Return the regions of one block, 1 … n, and n."""
        chosen = self._choose(block)
        if not chosen.any():
            return np.zeros(chosen.shape, np.int32), 0
        number, labels = cv2.connectedComponents(chosen.view(np.uint8), connectivity=4)
        return labels.astype(np.int32, copy=False), number - 1


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
        """Return the first label of each label's region; that of 0 is 0."""
        return np.array([self._root(label) for label in range(len(self._parents))], np.intp)

    def _root(self, label: int) -> int:
        while self._parents[label] != label:
            self._parents[label] = self._parents[self._parents[label]]
            label = self._parents[label]
        return label
