"""The parts of an outline that a repaint touches: thousands of points stay quick."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from segstudio.ui.canvas.viewport import Viewport

Places = npt.NDArray[np.float64]


def places_in_view(view: Viewport, points: Sequence[tuple[float, float]]) -> Places:
    """Return (n, 2) of (row, column) in device pixels of the view."""
    return np.asarray(points, np.float64).reshape(-1, 2) * view.zoom + view.origin


def runs(places: Places, is_closed: bool, clip: QRectF) -> list[list[QPointF]]:
    """Return the polylines of the edges that meet `clip`; all of it where `clip` is empty."""
    if is_closed and len(places):
        places = np.concatenate([places, places[:1]])
    if len(places) < 2:
        return []
    if clip.isEmpty():
        return [_line(places)]
    low, high = np.minimum(places[:-1], places[1:]), np.maximum(places[:-1], places[1:])
    is_met = (high >= (clip.top(), clip.left())) & (low <= (clip.bottom(), clip.right()))
    met = np.flatnonzero(is_met.all(axis=1))
    parts = np.split(met, np.flatnonzero(np.diff(met) > 1) + 1) if len(met) else []
    return [_line(places[part[0] : part[-1] + 2]) for part in parts]


def inside(places: Places, clip: QRectF) -> list[int]:
    """Return the numbers of the points in `clip`; of all where it is empty."""
    if clip.isEmpty():
        return list(range(len(places)))
    is_in = (places >= (clip.top(), clip.left())) & (places <= (clip.bottom(), clip.right()))
    return [int(number) for number in np.flatnonzero(is_in.all(axis=1))]


def _line(places: Places) -> list[QPointF]:
    return [QPointF(column, row) for row, column in places.tolist()]
