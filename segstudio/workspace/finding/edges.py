"""Where the image changes most: what points snap to, and lines that show it."""

from __future__ import annotations

from math import ceil

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Point
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import Pixels, ShownImage

_LEAST = 12.0
"""A change smaller than that, of the 256 steps on screen from one cell to the next, is no edge."""


_SLOPE = 8
"""Sobel's answer to a change of one step a cell."""
Slopes = npt.NDArray[np.int16]
Offsets = npt.NDArray[np.float64]


def edges_near(image: ShownImage, point: Point, reach_px: float, step: int) -> Selection | None:
    """Return the edges around `point`, one cell thin, or None where there are none.

    Arguments as of `nearest_edge`; as strong as what points snap to, or joined to such a part.
    Source: Canny 1986, as OpenCV does it.
    """
    inside = _around(image, point, max(1, ceil(reach_px / step)), step)
    if inside is None:
        return None
    scene = Scene(image, inside, step)
    slopes = _slopes(np.atleast_3d(scene.pixels))
    high = _SLOPE * _LEAST
    lines = np.asarray(cv2.Canny(*slopes, high / 2, high, L2gradient=True), np.uint8)
    down, right = _offsets(scene, point)
    lines[down**2 + right**2 > reach_px**2] = 0
    return scene.selection(lines) if lines.any() else None


def nearest_edge(image: ShownImage, point: Point, reach_px: float, step: int) -> Point:
    """Return the point of the strongest edge near `point`, or `point` where there is none.

    reach_px: in image pixels; edges that are further away count less. step: image pixels a side
    of a cell that is looked at, a power of two. Takes a fraction of a millisecond.
    """
    reach = max(1, ceil(reach_px / step))
    inside = _around(image, point, reach, step)
    if inside is None:
        return point
    scene = Scene(image, inside, step)
    strength = _strength(np.atleast_3d(scene.pixels))
    down, right = _offsets(scene, point)
    share = (down**2 + right**2) / (reach * step) ** 2
    weighted = np.where(share <= 1, strength * (1 - share / 2), 0)
    row, column = np.unravel_index(int(weighted.argmax()), weighted.shape)
    if strength[row, column] < _LEAST or weighted[row, column] <= 0:
        return point
    return point[0] + float(down[row, 0]), point[1] + float(right[0, column])


def _around(image: ShownImage, point: Point, reach: int, step: int) -> Region | None:
    """Return the part of the image within `reach` cells, or None where that is too small."""
    around = Region(int(point[0] // 1), int(point[1] // 1), 1, 1).grown((reach + 1) * step)
    inside = around.intersect(image.whole)
    return None if min(inside.height, inside.width) < 3 * step else inside


def _offsets(scene: Scene, point: Point) -> tuple[Offsets, Offsets]:
    """Return how far the cells' middles are below and right of a point, in image pixels."""
    rows, columns = np.ogrid[: scene.shape[0], : scene.shape[1]]
    down = scene.region.row + (rows + 0.5) * scene.step - point[0]
    right = scene.region.column + (columns + 0.5) * scene.step - point[1]
    return down, right


def _slopes(pixels: Pixels) -> tuple[Slopes, Slopes]:
    """Return the changes to the right and down of the channel that changes most at each cell."""
    across, down = np.zeros((2, *pixels.shape[:2]), np.int16)
    strongest = np.zeros(pixels.shape[:2], np.float32)
    for channel in range(pixels.shape[2]):
        plane = np.ascontiguousarray(pixels[..., channel])
        right = np.asarray(cv2.Sobel(plane, cv2.CV_16S, 1, 0), np.int16)
        below = np.asarray(cv2.Sobel(plane, cv2.CV_16S, 0, 1), np.int16)
        strength = np.hypot(right, below, dtype=np.float32)
        is_more = strength > strongest
        across[is_more], down[is_more] = right[is_more], below[is_more]
        np.maximum(strongest, strength, out=strongest)
    return across, down


def _strength(pixels: Pixels) -> npt.NDArray[np.float32]:
    """Return the change a cell of the channel that changes most; nothing at the rim."""
    strongest = np.hypot(*_slopes(pixels), dtype=np.float32) / np.float32(_SLOPE)
    inner = np.zeros(strongest.shape, np.float32)
    inner[1:-1, 1:-1] = strongest[1:-1, 1:-1]
    return inner
