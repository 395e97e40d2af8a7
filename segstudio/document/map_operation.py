"""What can be done to the shape of a class, as a function from where it is to where it shall be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import BOX_PX, within
from segstudio.document.components import ALL_EDGES, Components, Read
from segstudio.document.morphology import ClassMap, closed, grown, opened, shrunk, smoothed
from segstudio.document.neck import without_necks
from segstudio.document.region import Region


class Kind(Enum):
    """The operations."""

    FILL_HOLES = "fill-holes"
    REMOVE_SMALL = "remove-small"
    SMOOTH = "smooth"
    GROW = "grow"
    SHRINK = "shrink"
    OPEN = "open"
    CLOSE = "close"
    REPLACE = "replace"
    MERGE = "merge"
    SPLIT = "split"
    MIRROR_ACROSS = "mirror-across"
    MIRROR_DOWN = "mirror-down"


_LOCAL: dict[Kind, Callable[[ClassMap, int], ClassMap]] = {
    Kind.SMOOTH: smoothed,
    Kind.GROW: grown,
    Kind.SHRINK: shrunk,
    Kind.OPEN: opened,
    Kind.CLOSE: closed,
}
WITH_RADIUS = frozenset(_LOCAL) | {Kind.SPLIT}
WITH_AREA = frozenset({Kind.FILL_HOLES, Kind.REMOVE_SMALL})
WITH_GAIN = frozenset(
    {Kind.FILL_HOLES, Kind.SMOOTH, Kind.GROW, Kind.CLOSE, Kind.MIRROR_ACROSS, Kind.MIRROR_DOWN}
)
"""Those by which a class takes pixels that were not its own."""
WITH_LOSS = frozenset(Kind) - {Kind.FILL_HOLES, Kind.GROW, Kind.CLOSE}
"""Those by which pixels leave the class."""
FOR_REGIONS = frozenset({Kind.SPLIT, Kind.MERGE})
"""Those that make sense for one connected region only."""

_T = TypeVar("_T", bound=np.generic)
Place = Callable[[Region], ClassMap]
"""Returns where the class shall be in a box: a new map of it."""


@dataclass(frozen=True, slots=True)
class MapOperation:
    """One operation and how far it goes.

    radius_px: of the disc, 1 or more (see `morphology`). area_px: objects smaller than that are
    removed; holes smaller than that are filled, with 0 those of any size. Others ignore them.
    """

    kind: Kind
    radius_px: int = 1
    area_px: int = 0

    @property
    def reach_px(self) -> int:
        """How far away a pixel can lie that has a say in what becomes of another."""
        if self.kind in (Kind.OPEN, Kind.CLOSE):
            return 2 * self.radius_px
        return self.radius_px if self.kind in _LOCAL else 0

    def frame_around(self, region: Region, whole: Region) -> Region:
        """Return what can change where only a connected `region` is worked on."""
        if self.kind in (Kind.GROW, Kind.CLOSE, Kind.SMOOTH):
            return region.grown(self.radius_px).intersect(whole)
        if self.kind is Kind.FILL_HOLES:
            return region.grown(1).intersect(whole)
        return region

    def start(self, read: Read, frame: Region, whole: Region, side_px: int = BOX_PX) -> Place:
        """Look at the whole frame where that must be; return what then gives box after box.

        read: where the class is. frame: what may change, inside of `whole`, the image. Boxes are
        those of `box_grid.boxes(frame, side_px)`, any of them in any order. What reaches beyond
        the frame is no hole and no small object: its size is not known.
        """
        if self.kind in _LOCAL:
            return self._local(read, whole)
        if self.kind is Kind.REMOVE_SMALL:
            return self._without_small(read, frame, whole, side_px)
        if self.kind is Kind.FILL_HOLES:
            return self._filled(read, frame, side_px)
        if self.kind is Kind.SPLIT:
            parts = without_necks(read(frame), self.radius_px)
            return lambda box: parts[within(box, frame)]
        if self.kind in (Kind.REPLACE, Kind.MERGE):
            return lambda box: np.zeros((box.height, box.width), np.uint8)
        return self._mirrored(read, frame)

    def source(self, box: Region, frame: Region) -> Region:
        """Return where the pixels of a box come from: for a mirror, across the frame's middle."""
        row, column = box.row, box.column
        if self.kind is Kind.MIRROR_ACROSS:
            column = frame.column + frame.column_end - box.column_end
        elif self.kind is Kind.MIRROR_DOWN:
            row = frame.row + frame.row_end - box.row_end
        return Region(row, column, box.height, box.width)

    def turned(self, pixels: npt.NDArray[_T]) -> npt.NDArray[_T]:
        """Return the pixels of a `source` as they come to lie in the box."""
        if self.kind is Kind.MIRROR_ACROSS:
            return pixels[:, ::-1]
        return pixels[::-1] if self.kind is Kind.MIRROR_DOWN else pixels

    def _local(self, read: Read, whole: Region) -> Place:
        change = _LOCAL[self.kind]

        def place(box: Region) -> ClassMap:
            outer = box.grown(self.reach_px).intersect(whole)
            before = read(outer)
            number = np.count_nonzero(before)
            is_even = number in (0, before.size)
            after = before if is_even else change(before, self.radius_px)
            return after[within(box, outer)]

        return place

    def _without_small(self, read: Read, frame: Region, whole: Region, side_px: int) -> Place:
        edges = (
            frame.row > whole.row,
            frame.row_end < whole.row_end,
            frame.column > whole.column,
            frame.column_end < whole.column_end,
        )
        objects = Components(read, frame, edges, side_px)
        is_kept = (objects.areas_px >= self.area_px) | objects.touches_edge
        return lambda box: objects.picked(box, is_kept)

    def _filled(self, read: Read, frame: Region, side_px: int) -> Place:
        def read_rest(box: Region) -> ClassMap:
            return 1 - read(box)

        rest = Components(read_rest, frame, ALL_EDGES, side_px)
        is_hole = ~rest.touches_edge
        if self.area_px:
            is_hole &= rest.areas_px < self.area_px
        return lambda box: read(box) | rest.picked(box, is_hole)

    def _mirrored(self, read: Read, frame: Region) -> Place:
        return lambda box: self.turned(read(self.source(box, frame)))
