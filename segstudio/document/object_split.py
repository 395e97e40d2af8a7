"""Cutting an object into parts: along a line, where it is not connected, at its necks."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Point
from segstudio.document.object_list import Part
from segstudio.document.object_numbers import ObjectRefused
from segstudio.document.region import Region

Labels = npt.NDArray[np.int32]
"""(height, width) of a part's box: 0 outside of it, 1 … n the pieces."""

MAX_PX = 2**25
"""Larger boxes are not searched for necks: that takes 30 bytes a pixel."""
NECK = 0.8
"""Two cores are two pieces where the neck between them is narrower than this share of the
narrower one."""


def connected_pieces(part: Part) -> Labels:
    """Return the connected pieces (4 neighbours)."""
    return _connected(part.stencil)


def line_pieces(part: Part, start: Point, end: Point) -> Labels:
    """Return the pieces that a straight line from `start` to `end` (row, column) leaves.

    A piece that was not connected to the rest before stays with the largest one.
    """
    line = np.zeros_like(part.stencil)
    ends = [
        (int(np.floor(column)) - part.box.column, int(np.floor(row)) - part.box.row)
        for row, column in (start, end)
    ]
    cv2.line(line, ends[0], ends[1], 1, 1, cv2.LINE_8)
    before = connected_pieces(part)
    cut = _connected(part.stencil * (line == 0).view(np.uint8))
    is_cut = np.isin(before, np.unique(before[(line != 0) & (before != 0)]))
    pieces = np.where(is_cut, cut, 0).astype(np.int32)
    pieces = _grown(pieces, is_cut)
    areas = np.bincount(pieces.ravel())
    areas[0] = 0
    pieces[(before != 0) & (pieces == 0)] = max(1, int(areas.argmax()))
    return _in_sequence(pieces)


def neck_pieces(part: Part) -> Labels:
    """Return the pieces on either side of each neck, as of round things that touch.

    Watershed on the distance to the border; pieces that no neck divides are joined again.
    Raises ObjectRefused for a part too large for that.
    Source: Beucher and Lantuéjoul 1979; Soille 2003, section 9.2.
    """
    from skimage.segmentation import watershed

    if part.box.area_px > MAX_PX:
        raise ObjectRefused("This is too large to be split at its necks; draw a line across it.")
    stencil = cv2.copyMakeBorder(part.stencil, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    stencil = (stencil != 0).astype(np.uint8)
    distance = np.asarray(cv2.distanceTransform(stencil, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
    distance = np.multiply(cv2.GaussianBlur(distance, (0, 0), 1.0), stencil, dtype=np.float32)
    tops = (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8))) & (stencil != 0)
    cores = _connected(tops.view(np.uint8), neighbours=8)
    pieces = watershed(-distance, cores, mask=stencil != 0)  # type: ignore[no-untyped-call]
    joined = _joined_without_neck(pieces.astype(np.int32), distance)
    return _in_sequence(joined[1:-1, 1:-1])


def numbered(part: Part, pieces: Labels) -> tuple[Region, Labels, int]:
    """Return (box, pieces, how many get a new number): the largest of an object keeps its own.

    In the pieces returned, 0 is what keeps its number; 1 … n are new ones. A part without a number
    that stays whole needs one, too.
    """
    areas = np.bincount(pieces.ravel())
    areas[0] = 0
    number = len(areas) - 1
    if not part.number:
        return part.box, pieces, number
    table = np.arange(number + 1, dtype=np.int32)
    largest = int(areas.argmax())
    table[largest] = 0
    table[largest + 1 :] -= 1
    return part.box, table[pieces], number - 1


def _connected(stencil: npt.NDArray[np.uint8], neighbours: int = 4) -> Labels:
    return cv2.connectedComponents(stencil, connectivity=neighbours)[1].astype(np.int32, copy=False)


def _grown(pieces: Labels, within: npt.NDArray[np.bool_]) -> Labels:
    """Give the pixels of `within` that have no label the label of a neighbour, ring by ring."""
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    while True:
        is_open = within & (pieces == 0)
        if not is_open.any():
            return pieces
        near = cv2.dilate(pieces.astype(np.float32), cross).astype(np.int32)
        if not near[is_open].any():
            return pieces
        pieces = np.where(is_open, near, pieces).astype(np.int32)


def _joined_without_neck(pieces: Labels, distance: npt.NDArray[np.float32]) -> Labels:
    """Join neighbours where the way between their cores is nearly as wide as the narrower one."""
    number = int(pieces.max())
    peaks = np.zeros(number + 1, np.float32)
    np.maximum.at(peaks, pieces, distance)
    saddles: dict[tuple[int, int], float] = {}
    for labels, way in ((pieces, distance), (pieces.T, distance.T)):
        first, second = labels[:-1], labels[1:]
        beside = (first != second) & (first != 0) & (second != 0)
        heights = np.minimum(way[:-1], way[1:])[beside].tolist()
        pairs = zip(first[beside].tolist(), second[beside].tolist(), heights, strict=True)
        for a, b, height in pairs:
            pair = (min(a, b), max(a, b))
            saddles[pair] = max(saddles.get(pair, 0.0), height)
    table = np.arange(number + 1, dtype=np.int32)
    for (a, b), height in sorted(saddles.items(), key=lambda each: -each[1]):
        one, other = int(table[a]), int(table[b])
        if one != other and height >= NECK * min(peaks[one], peaks[other]):
            table[table == other] = one
            peaks[one] = max(peaks[one], peaks[other])
    return table[pieces]


def _in_sequence(pieces: Labels) -> Labels:
    """Return the labels without gaps, in their order."""
    present = np.unique(pieces)
    table = np.zeros(int(present.max(initial=0)) + 1, np.int32)
    inside = present[present != 0]
    table[inside] = np.arange(1, len(inside) + 1)
    return table[pieces]
