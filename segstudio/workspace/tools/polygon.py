"""Polygon: click its corners; Enter, a double click or a click on the first corner closes it."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point, polygon
from segstudio.document.mask import MaskEditor
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

CLOSING_DISTANCE = 8.0
"""A click within so many screen pixels of the first corner closes the polygon."""


class Polygon(Tool):
    """Paints the inside of a polygon with the active class; closed with Ctrl, it erases."""

    info = ToolInfo(
        "polygon",
        "Polygon",
        "P",
        "polygon",
        "Click: corner · Enter or double click: close · Backspace: last corner · Ctrl: erase",
        ToolGroup.SHAPE,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._points: list[Point] = []
        self._is_erasing = False

    @property
    def is_active(self) -> bool:
        """True while there are corners."""
        return bool(self._points)

    def press(self, event: PointerEvent) -> None:
        """Add a corner, or close."""
        if event.button is Button.SECONDARY:
            self.step_back()
            return
        if event.button is not Button.PRIMARY:
            return
        self._is_erasing = event.is_ctrl
        if event.is_double or self._is_near_first(event):
            self.finish()
            return
        self._points.append(event.point)

    def finish(self) -> bool:
        """Paint the polygon; one with fewer than three corners is left as it is."""
        if len(self._points) < 3:
            return False
        points, self._points = tuple(self._points), []
        class_id = 0 if self._is_erasing else self.surface.class_id
        within = self.surface.mask.whole

        def paint(editor: MaskEditor) -> None:
            editor.paint(*polygon(points, within), class_id)

        self.surface.run("Erase polygon" if self._is_erasing else "Polygon", paint)
        return True

    def step_back(self) -> bool:
        """Take the last corner back."""
        if not self._points:
            return False
        self._points.pop()
        return True

    def cancel(self) -> None:
        """Forget the corners."""
        self._points = []

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The outline so far, with a line to the pointer."""
        return Preview(
            Cursor.CROSS,
            is_erasing=is_ctrl,
            color=self.surface.class_color,
            points=tuple(self._points),
            follows_pointer=True,
        )

    def _is_near_first(self, event: PointerEvent) -> bool:
        if len(self._points) < 3:
            return False
        first = self._points[0]
        return math.dist(first, event.point) * event.zoom <= CLOSING_DISTANCE
