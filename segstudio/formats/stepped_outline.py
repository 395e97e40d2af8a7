"""Outlines that follow the edges of pixels, as ours do: filled in a third of the general time."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.even_odd import accumulate_down

_ALONG_ROWS, _ALONG_COLUMNS = [True, False, False, True], [False, True, True, False]


def filled_steps(
    points: npt.NDArray[np.float64],
    bounds: tuple[float, float, float, float],
    shape: tuple[int, int],
) -> tuple[int, int, npt.NDArray[np.uint8]] | None:
    """Return (row, column, stencil) of the inside by the even-odd rule; None for other outlines.

    points: (number, 2) x, y. bounds: least x and y, greatest x and y; all in an image of `shape`.
    """
    left, top, right, bottom = map(int, bounds)
    is_inside = left >= 0 and top >= 0 and right <= shape[1] and bottom <= shape[0]
    if len(points) % 2 or not is_inside:
        return None
    corners = points.astype(np.intp)
    if not (corners == points).all() or not _turns_at_each(corners):
        return None
    # One corner turns over all that is right of it and below, so the inside is their sum. The
    # last row and column only take what lies on the box's edge.
    height, width = bottom - top, right - left
    turned = np.zeros((height + 1, width + 1), np.uint8)
    places = (corners[:, 1] - top) * (width + 1) + (corners[:, 0] - left)
    np.bitwise_xor.at(turned.reshape(-1), places, np.uint8(1))
    np.bitwise_xor.accumulate(turned, axis=1, out=turned)
    accumulate_down(turned)
    return top, left, turned[:height, :width]


def _turns_at_each(corners: npt.NDArray[Any]) -> bool:
    """Tell whether steps along rows and along columns take turns."""
    is_step = np.empty(corners.shape, np.bool_)
    np.not_equal(corners[1:], corners[:-1], out=is_step[:-1])
    np.not_equal(corners[:1], corners[-1:], out=is_step[-1:])
    pairs = is_step.reshape(-1, 4)
    return pairs[0].tolist() in (_ALONG_ROWS, _ALONG_COLUMNS) and bool((pairs == pairs[0]).all())
