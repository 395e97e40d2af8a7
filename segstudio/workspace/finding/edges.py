"""Where the image changes most: what points snap to."""

from __future__ import annotations

from math import ceil

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Point
from segstudio.document.region import Region
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import Pixels, ShownImage

_LEAST = 12.0
"""A change smaller than that, of the 256 steps on screen from one cell to the next, is no edge."""


def nearest_edge(image: ShownImage, point: Point, reach_px: float, step: int) -> Point:
    """Return the point of the strongest edge near `point`, or `point` where there is none.

    reach_px: in image pixels; edges that are further away count less. step: image pixels a side
    of a cell that is looked at, a power of two. Takes a fraction of a millisecond.
    """
    reach = max(1, ceil(reach_px / step))
    around = Region(int(point[0] // 1), int(point[1] // 1), 1, 1).grown((reach + 1) * step)
    inside = around.intersect(image.whole)
    if inside.height < 3 * step or inside.width < 3 * step:
        return point
    scene = Scene(image, inside, step)
    strength = _strength(np.atleast_3d(scene.pixels))
    rows, columns = np.ogrid[: scene.shape[0], : scene.shape[1]]
    down = scene.region.row + (rows + 0.5) * step - point[0]
    right = scene.region.column + (columns + 0.5) * step - point[1]
    share = (down**2 + right**2) / (reach * step) ** 2
    weighted = np.where(share <= 1, strength * (1 - share / 2), 0)
    row, column = np.unravel_index(int(weighted.argmax()), weighted.shape)
    if strength[row, column] < _LEAST or weighted[row, column] <= 0:
        return point
    return point[0] + float(down[row, 0]), point[1] + float(right[0, column])


def _strength(pixels: Pixels) -> npt.NDArray[np.float32]:
    """Return the change a cell of the channel that changes most; nothing at the rim."""
    strongest = np.zeros(pixels.shape[:2], np.float32)
    for channel in range(pixels.shape[2]):
        plane = np.ascontiguousarray(pixels[..., channel])
        across = cv2.Sobel(plane, cv2.CV_32F, 1, 0)
        down = cv2.Sobel(plane, cv2.CV_32F, 0, 1)
        np.maximum(strongest, np.hypot(across, down) / 8, out=strongest)
    inner = np.zeros_like(strongest)
    inner[1:-1, 1:-1] = strongest[1:-1, 1:-1]
    return inner
