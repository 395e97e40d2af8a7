"""Cutting a large region into boxes that are worked on one after another."""

from __future__ import annotations

from collections.abc import Iterator

from segstudio.document.region import TILE_PX, Region

BOX_PX = 4 * TILE_PX
"""Side of a box: a few megabytes in any type, and whole tiles."""


def boxes(frame: Region, side_px: int = BOX_PX) -> Iterator[Region]:
    """Yield the cells of a grid of `side_px`, cut to `frame`, row by row."""
    if frame.is_empty:
        return
    for row in range(frame.row // side_px, (frame.row_end - 1) // side_px + 1):
        for column in range(frame.column // side_px, (frame.column_end - 1) // side_px + 1):
            cell = Region(row * side_px, column * side_px, side_px, side_px)
            yield cell.intersect(frame)


def box_count(frame: Region, side_px: int = BOX_PX) -> int:
    """Return how many `boxes` there are."""
    if frame.is_empty:
        return 0
    rows = (frame.row_end - 1) // side_px - frame.row // side_px + 1
    return rows * ((frame.column_end - 1) // side_px - frame.column // side_px + 1)


def within(box: Region, outer: Region) -> tuple[slice, slice]:
    """Return the index of `box` in an array of the pixels of `outer`, which holds it."""
    top, left = box.row - outer.row, box.column - outer.column
    return slice(top, top + box.height), slice(left, left + box.width)
