"""What lies near a point of an outline: pure functions, quick for thousands of corners."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from segstudio.document.drawing import Point


def corner_near(points: Sequence[Point], point: Point, reach_px: float) -> int | None:
    """Return the number of the corner nearest to `point`, if within `reach_px` image pixels."""
    if not points:
        return None
    away = np.asarray(points) - point
    distances = np.hypot(away[:, 0], away[:, 1])
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= reach_px else None


def edge_near(points: Sequence[Point], point: Point, reach_px: float) -> tuple[int, Point] | None:
    """Return the edge nearest to `point`, if within `reach_px`, of an open outline.

    An edge is told as the number of the corner that it leads to, and its point nearest to `point`.
    """
    if len(points) < 2:
        return None
    corners = np.asarray(points, np.float64)
    starts, steps = corners[:-1], np.diff(corners, axis=0)
    squares = np.maximum((steps**2).sum(1), 1e-12)
    shares = np.clip(((point - starts) * steps).sum(1) / squares, 0, 1)
    feet = starts + shares[:, None] * steps
    distances = np.hypot(*(feet - point).T)
    nearest = int(distances.argmin())
    if distances[nearest] > reach_px:
        return None
    row, column = feet[nearest].tolist()
    return nearest + 1, (row, column)
