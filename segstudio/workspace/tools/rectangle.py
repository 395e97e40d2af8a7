"""Rectangle: drag from corner to corner."""

from __future__ import annotations

from collections.abc import Iterator

from segstudio.document.drawing import Point, Stencil
from segstudio.document.region import Region
from segstudio.document.shape import rectangle
from segstudio.workspace.tools.box_shape import BoxShape
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo


class Rectangle(BoxShape):
    """Paints the pixels whose centres lie inside."""

    info = ToolInfo(
        "rectangle",
        "Rectangle",
        "R",
        "rectangle",
        "Drag: rectangle · Shift: square · Alt: from the centre · Ctrl or right button: erase",
        ToolGroup.SHAPE,
    )

    def outline(self, one: Point, other: Point) -> tuple[Point, ...]:
        """Its four corners."""
        return one, (one[0], other[1]), other, (other[0], one[1])

    def pieces(self, one: Point, other: Point, within: Region) -> Iterator[tuple[Region, Stencil]]:
        """Yield it in bands."""
        return rectangle(one, other, within)
