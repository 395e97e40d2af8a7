"""Connected components of maps of any size: labelled in boxes, joined at their seams."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import BOX_PX, boxes
from segstudio.document.morphology import ClassMap
from segstudio.document.region import Region

Read = Callable[[Region], ClassMap]
"""Returns the map of a region inside the image."""
Labels = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

Edges = tuple[bool, bool, bool, bool]
"""Top, bottom, left, right."""
ALL_EDGES: Edges = (True, True, True, True)

_NONE = -1


class Components:
    """The parts of a map inside `frame` that hang together by 4 neighbours.

    Each part has a piece, a label, in every box that it reaches. areas_px: the area of the whole
    part, for each label. touches_edge: whether the part reaches one of the frame's `edges`.
    Memory depends on the number of parts and on the box, not on the frame.
    """

    def __init__(
        self, read: Read, frame: Region, edges: Edges = ALL_EDGES, side_px: int = BOX_PX
    ) -> None:
        self._read = read
        self._first_labels: dict[tuple[int, int], int] = {}
        seams = _Seams(frame, edges)
        areas: list[npt.NDArray[np.int32]] = []
        number = 0
        for box in boxes(frame, side_px):
            count, labels, stats, _ = cv2.connectedComponentsWithStats(read(box), connectivity=4)
            self._first_labels[box.row, box.column] = number
            areas.append(stats[1:, cv2.CC_STAT_AREA].astype(np.int32))
            if count > 1:
                seams.add(box, labels.astype(np.int32, copy=False), number)
            else:
                seams.add_empty(box)
            number += count - 1
        roots = seams.roots(number)
        own_areas = np.concatenate(areas) if areas else np.zeros(0, np.int32)
        sums = np.bincount(roots, own_areas, minlength=number).astype(np.int64)
        is_at_edge = np.zeros(number, np.bool_)
        is_at_edge[roots[seams.edge_labels]] = True
        self.areas_px: Labels = sums[roots]
        self.touches_edge: Flags = is_at_edge[roots]

    def picked(self, box: Region, is_picked: Flags) -> ClassMap:
        """Return the pixels of the picked labels in one of the boxes that the frame is cut into."""
        first = self._first_labels[box.row, box.column]
        count, labels = cv2.connectedComponents(self._read(box), connectivity=4)
        table = np.zeros(count, np.uint8)
        table[1:] = is_picked[first : first + count - 1]
        picked: ClassMap = table[labels]
        return picked


class _Seams:
    """Which labels of neighbouring boxes are one part; boxes come row by row."""

    def __init__(self, frame: Region, edges: Edges) -> None:
        self._frame = frame
        self._counted = edges
        self._above = np.full(frame.width, _NONE, np.int64)
        self._left = np.full(0, _NONE, np.int64)
        self._parents: dict[int, int] = {}
        self._edges: list[Labels] = []

    @property
    def edge_labels(self) -> Labels:
        """Labels at those edges of the frame that count."""
        return np.concatenate(self._edges) if self._edges else np.zeros(0, np.int64)

    def add(self, box: Region, labels: npt.NDArray[np.int32], first: int) -> None:
        """Join the box's labels (1 …), numbered from `first`, to those beside and above."""

        def numbered(line: npt.NDArray[np.int32]) -> Labels:
            return np.where(line > 0, line.astype(np.int64) + (first - 1), _NONE)

        frame = self._frame
        top, bottom = numbered(labels[0]), numbered(labels[-1])
        left, right = numbered(labels[:, 0]), numbered(labels[:, -1])
        columns = slice(box.column - frame.column, box.column_end - frame.column)
        if box.row > frame.row:
            self._join(self._above[columns], top)
        if box.column > frame.column:
            self._join(self._left, left)
        self._above[columns], self._left = bottom, right
        at_edges = (
            box.row == frame.row,
            box.row_end == frame.row_end,
            box.column == frame.column,
            box.column_end == frame.column_end,
        )
        for line, is_edge, counts in zip(
            (top, bottom, left, right), at_edges, self._counted, strict=True
        ):
            if is_edge and counts:
                self._edges.append(np.unique(line[line != _NONE]))

    def add_empty(self, box: Region) -> None:
        """A box without any label."""
        start = box.column - self._frame.column
        self._above[start : start + box.width] = _NONE
        self._left = np.full(box.height, _NONE, np.int64)

    def roots(self, number: int) -> Labels:
        """Return, for each of `number` labels, the one that stands for its part."""
        roots = np.arange(number, dtype=np.int64)
        for label in self._parents:
            roots[label] = self._root(label)
        return roots

    def _join(self, one: Labels, other: Labels) -> None:
        is_pair = (one != _NONE) & (other != _NONE)
        if is_pair.any():
            pairs: Iterable[tuple[int, int]] = np.unique(
                np.stack([one[is_pair], other[is_pair]], axis=1), axis=0
            ).tolist()
            for first, second in pairs:
                low, high = sorted((self._root(first), self._root(second)))
                if low != high:
                    self._parents[high] = low

    def _root(self, label: int) -> int:
        """Follow the parents, halving the way for whoever comes next."""
        parents = self._parents
        while (parent := parents.get(label, label)) != label:
            grandparent = parents.get(parent, parent)
            parents[label] = grandparent
            label = grandparent
        return label
