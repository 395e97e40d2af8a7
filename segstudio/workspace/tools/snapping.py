"""Clicks that go to the strongest edge of the image near them, and edges shown as a guide."""

from __future__ import annotations

from segstudio.document.drawing import Point
from segstudio.document.selection import Selection
from segstudio.workspace.finding.edges import edges_near, nearest_edge
from segstudio.workspace.tools.option import SwitchOption
from segstudio.workspace.tools.surface import Surface

REACH_PX = 6.0
"""In screen pixels."""


SHOW_EDGES = SwitchOption(
    "show-edges", "Show edges", False, "Edges of the image near the pointer are shown as lines"
)
_GUIDE_PX = 48.0


def snapped(surface: Surface, point: Point) -> Point:
    """Return the strongest edge within reach of an image point, or the point itself."""
    sight = surface.sight
    return nearest_edge(sight.image, point, REACH_PX / sight.zoom, _step(sight.zoom))


def guide(surface: Surface, point: Point) -> Selection | None:
    """Return the edges near an image point where they are to be shown."""
    if not surface.option(SHOW_EDGES):
        return None
    sight = surface.sight
    return edges_near(sight.image, point, _GUIDE_PX / sight.zoom, _step(sight.zoom))


def _step(zoom: float) -> int:
    """Return how many image pixels a side are looked at as one: about one of the screen."""
    step = 1
    while step * zoom <= 0.5:
        step *= 2
    return step
