"""Outlines along the edges of pixels, and their insides: one is exactly the other's way back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.even_odd import Crossings
from segstudio.document.region import Region
from segstudio.formats.stepped_outline import filled_steps

Points = npt.NDArray[np.float64]
"""(number, 2): x (column) and y (row) in pixels; pixel (row, column) reaches from its own numbers
to the next ones, as in COCO."""
Stencil = npt.NDArray[np.uint8]

MAX_POINTS = 10**6
MAX_CROSSINGS = 5 * 10**7
_MAX_COORDINATE = 1e15
"""Above, neighbouring pixels cannot be told apart."""


class BadOutline(ValueError):
    """An outline that cannot be filled; the text says why, to follow a name."""


class OutsideImage(BadOutline):
    """An outline that touches no pixel."""


def outlines(stencil: Stencil, row: int, column: int) -> tuple[list[Points], list[Points]]:
    """Return the outer outlines and those of holes of what is not 0, along the pixels' edges.

    row, column: where `stencil` lies in the image. Holes hang together side by side.
    """
    nested = nested_outlines(stencil, row, column)
    return [outer for outer, _ in nested], [hole for _, holes in nested for hole in holes]


def nested_outlines(stencil: Stencil, row: int, column: int) -> list[tuple[Points, list[Points]]]:
    """Return each outer outline with those of its holes; see `outlines`."""
    lines, parents = _traced(stencil, row, column)
    found: dict[int, tuple[Points, list[Points]]] = {}
    holes: list[tuple[int, Points]] = []
    for number, (line, parent) in enumerate(zip(lines, parents, strict=True)):
        points = _corners(line).astype(np.float64)
        if parent < 0:
            found[number] = points, []
        else:
            holes.append((parent, points))
    for parent, points in holes:
        found[parent][1].append(points)
    return list(found.values())


def outer_corners(stencil: Stencil, row: int, column: int) -> list[npt.NDArray[np.int32]] | None:
    """Return the outer outlines, as `outlines` does; None where there are holes."""
    lines, parents = _traced(stencil, row, column)
    return None if max(parents, default=-1) >= 0 else [_corners(line) for line in lines]


def _traced(
    stencil: Stencil, row: int, column: int
) -> tuple[list[npt.NDArray[np.int32]], list[int]]:
    """Return each outline, with repeats, and the number of the one around it, -1 for none."""
    # Twice the size, each border pixel lies at one edge, so halving gives the edge itself.
    doubled = cv2.resize(stencil, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    offset = 2 * column + 1, 2 * row + 1
    lines, tree = cv2.findContours(doubled, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE, offset=offset)
    parents: list[int] = tree[0, :, 3].tolist() if lines else []
    return [np.right_shift(line.reshape(-1, 2), 1) for line in lines], parents


def _corners(points: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the points without repeats and without those on a straight line.

    All steps are along rows or columns, and none goes back.
    """
    is_new = points != np.concatenate([points[-1:], points[:-1]])
    points = points[is_new[:, 0] | is_new[:, 1]]
    is_across = points[:, 0] != np.concatenate([points[-1:, 0], points[:-1, 0]])
    kept: npt.NDArray[Any] = points[is_across != np.concatenate([is_across[1:], is_across[:1]])]
    return kept


def scaled(points: Points, scale: npt.NDArray[np.float64] | tuple[float, float]) -> Points:
    """Return points times `scale` (x, y), to 1/1000 px.

    Corners of pixels, written as fractions, come back as whole numbers.
    """
    with np.errstate(over="ignore"):  # what is too large is refused by `filled`
        return np.round(points * scale, 3)


def filled_rings(rings: Sequence[Points], shape: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil) of what lies inside an odd number of closed outlines.

    The first one holds all others, as a polygon does its holes. Raises BadOutline.
    """
    row, column, stencil = filled(rings[0], shape)
    for ring in rings[1:]:
        try:
            top, left, hole = filled(ring, shape)
        except OutsideImage:
            continue
        top, left = top - row, left - column
        if top < 0 or left < 0 or np.any(np.add((top, left), hole.shape) > stencil.shape):
            raise BadOutline("has a hole that lies outside of it")
        stencil[top : top + hole.shape[0], left : left + hole.shape[1]] ^= hole
    return row, column, stencil


def filled(points: Points, shape: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil): the pixels of an image whose centres lie inside, as 1.

    shape: (height, width) of the image. Even-odd rule. Raises BadOutline.
    """
    if len(points) < 3:
        raise BadOutline("has fewer than three points")
    if len(points) > MAX_POINTS:
        raise BadOutline(f"has {len(points):,} points; at most {MAX_POINTS:,} can be taken")
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    if not all(abs(x) < _MAX_COORDINATE for x in (*low, *high)):  # NaN is not below, either
        raise BadOutline("has coordinates that are no numbers")
    [steps] = filled_steps([points], shape)
    if steps is not None:
        return steps
    left, top = (min(max(math.floor(x), 0), side) for x, side in zip(low, shape[::-1], strict=True))
    right, bottom = (
        min(max(math.ceil(x), 0), side) for x, side in zip(high, shape[::-1], strict=True)
    )
    box = Region(top, left, bottom - top, right - left)
    if box.is_empty:
        raise OutsideImage("lies outside the image")
    if len(points) * box.width > MAX_CROSSINGS:
        inside = np.clip(points[:, 0], left, right)
        if np.abs(np.diff(inside, append=inside[:1])).sum() > MAX_CROSSINGS:
            raise BadOutline("goes to and fro too often")
    return top, left, Crossings(points[:, ::-1], box).filled(box)  # type: ignore[arg-type]
