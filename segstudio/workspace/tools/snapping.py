"""Clicks that go to the strongest edge of the image near them."""

from __future__ import annotations

from segstudio.document.drawing import Point
from segstudio.workspace.finding.edges import nearest_edge
from segstudio.workspace.tools.surface import Surface

REACH_PX = 6.0
"""In screen pixels."""


def snapped(surface: Surface, point: Point) -> Point:
    """Return the strongest edge within reach of an image point, or the point itself."""
    sight, step = surface.sight, 1
    while step * sight.zoom <= 0.5:
        step *= 2
    return nearest_edge(sight.image, point, REACH_PX / sight.zoom, step)
