"""Ellipse: drag from corner to corner of the box around it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from segstudio.document.drawing import Point, Stencil
from segstudio.document.region import Region
from segstudio.document.shape import ellipse
from segstudio.workspace.tools.box_shape import BoxShape
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

_OUTLINE_POINTS = 96


class Ellipse(BoxShape):
    """Paints the pixels whose centres lie inside."""

    info = ToolInfo(
        "ellipse",
        "Ellipse",
        "C",
        "ellipse",
        "Drag: ellipse · Shift: circle · Alt: from the centre · Ctrl or right button: erase",
        ToolGroup.SHAPE,
    )

    def outline(self, one: Point, other: Point) -> tuple[Point, ...]:
        """Points along it, close enough to look round."""
        middle = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
        half = (other[0] - one[0]) / 2, (other[1] - one[1]) / 2
        turns = [2 * math.pi * i / _OUTLINE_POINTS for i in range(_OUTLINE_POINTS)]
        return tuple(
            (middle[0] + half[0] * math.sin(turn), middle[1] + half[1] * math.cos(turn))
            for turn in turns
        )

    def pieces(self, one: Point, other: Point, within: Region) -> Iterator[tuple[Region, Stencil]]:
        """Yield it in bands."""
        return ellipse(one, other, within)
