"""Lasso: draw around an area, and it is painted when the pen is lifted."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point
from segstudio.workspace.tools.inside import paint_inside
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

_STEP_PX = 1.0
"""Points nearer than so many screen pixels to the last one are left out."""


class Lasso(Tool):
    """Paints what a drag encircles; its end is joined to its start."""

    info = ToolInfo(
        "lasso",
        "Lasso",
        "O",
        "lasso",
        "Drag around an area: paint it · Ctrl or right button: erase it · Esc: give up",
        ToolGroup.SHAPE,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._points: list[Point] = []
        self._is_erasing = False

    @property
    def is_active(self) -> bool:
        """True while the pen is down."""
        return bool(self._points)

    def press(self, event: PointerEvent) -> None:
        """Start the outline."""
        if event.button is Button.NONE or self._points:
            return
        self._is_erasing = event.is_ctrl or event.button is Button.SECONDARY
        self._points = [event.point]

    def move(self, event: PointerEvent) -> None:
        """Go on with the outline."""
        if self._points and math.dist(self._points[-1], event.point) * event.zoom >= _STEP_PX:
            self._points.append(event.point)

    def release(self, event: PointerEvent) -> None:
        """Paint what is inside; a click or a straight line has no inside."""
        if self._points and event.point != self._points[-1]:
            self._points.append(event.point)
        self.settle()

    def settle(self) -> None:
        """Keep what is encircled so far."""
        points, self._points = self._points, []
        if len(points) >= 3:
            paint_inside(self.surface, self.info.title, points, self._is_erasing)

    def cancel(self) -> None:
        """Forget the outline."""
        self._points = []

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The outline, closed as it would be."""
        return Preview(
            Cursor.CROSS,
            is_erasing=self._is_erasing if self._points else is_ctrl,
            color=self.surface.class_color,
            points=tuple(self._points),
            is_closed=True,
            has_handles=False,
        )
