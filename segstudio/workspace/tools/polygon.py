"""Polygon: corners that stay editable until Enter, a double click or a click on the first one."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point
from segstudio.document.selection import Selection
from segstudio.workspace.tools.inside import paint_inside
from segstudio.workspace.tools.option import SwitchOption
from segstudio.workspace.tools.outline import corner_near, edge_near
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.snapping import SHOW_EDGES, guide, snapped
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

SNAP = SwitchOption(
    "polygon-snap",
    "Snap to edges",
    False,
    "A corner goes to the strongest edge of the image near it",
)
CORNER_REACH = 8.0
EDGE_REACH = 5.0
"""Within so many screen pixels of a corner, or an edge, the pointer is on it."""
_MOVED = 2.0
"""A corner is dragged once the pointer has gone so many screen pixels: a click leaves it alone."""


class Polygon(Tool):
    """Paints the inside with the active class; begun or closed with Ctrl, it erases."""

    info = ToolInfo(
        "polygon",
        "Polygon",
        "P",
        "polygon",
        "Click: corner, on an edge: between · Drag: move it · Alt+click or Backspace: remove"
        " · Enter or double click: close · Ctrl: erase",
        ToolGroup.SHAPE,
        (SNAP, SHOW_EDGES),
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._points: list[Point] = []
        self._past: list[tuple[Point, ...]] = []
        """The corners before each step, for undo."""
        self._is_erasing = False
        self._held: int | None = None
        """The corner under a pressed button."""
        self._grip: Point | None = None
        """Where an older corner was taken hold of, until it moves."""
        self._marked: int | None = None
        self._candidate: Point | None = None
        self._guide: Selection | None = None

    @property
    def is_active(self) -> bool:
        """True while there are corners."""
        return bool(self._points)

    @property
    def has_steps(self) -> bool:
        """True while a corner can be taken back."""
        return bool(self._past)

    def press(self, event: PointerEvent) -> None:
        """Add a corner, take hold of one, remove one, or close."""
        if event.button is Button.NONE or self._held is not None:
            return
        wants_erasing = event.is_ctrl or event.button is Button.SECONDARY
        if event.is_double:
            self._is_erasing |= wants_erasing and bool(self._points)
            self.finish()
            return
        if not self._points:
            self._is_erasing = wants_erasing
        corner = corner_near(self._points, event.point, CORNER_REACH / event.zoom)
        if event.is_alt:
            if corner is not None:
                self._remove(corner)
            return
        if corner is None:
            self._add(event)
        else:
            self._held, self._grip = corner, event.point
        self._point_at(event)

    def move(self, event: PointerEvent) -> None:
        """Drag the corner that is held, or show what a click would do."""
        self._guide = guide(self.surface, event.point)
        if self._held is None:
            self._point_at(event)
            return
        if self._grip is not None:
            if math.dist(self._grip, event.point) * event.zoom < _MOVED:
                return
            self._remember()
            self._grip = None
        self._points[self._held] = self._placed(event)

    def release(self, event: PointerEvent) -> None:
        """Let the corner go; a click on the first one closes."""
        held, self._held = self._held, None
        was_click, self._grip = self._grip is not None, None
        if held == 0 and was_click and len(self._points) >= 3:
            self._is_erasing |= event.is_ctrl
            self.finish()

    def finish(self) -> bool:
        """Paint the polygon; one with fewer than three corners is left as it is."""
        if len(self._points) < 3:
            return False
        points = self._points
        self.cancel()
        paint_inside(self.surface, self.info.title, points, self._is_erasing)
        return True

    def step_back(self) -> bool:
        """Remove the corner under the pointer, or else the last one."""
        if not self._points:
            return False
        marked = self._marked
        self._remove(len(self._points) - 1 if marked is None else marked)
        return True

    def undo(self) -> bool:
        """Take the last step back: a corner added, moved or removed."""
        if not self._past:
            return False
        points = list(self._past.pop())
        self._let_go()
        self._points = points
        return True

    def settle(self) -> None:
        """Keep a polygon that has an inside."""
        if not self.finish():
            self.cancel()

    def cancel(self) -> None:
        """Forget the corners."""
        self._guide = None
        self._points, self._past = [], []
        self._let_go()

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The outline so far, with a line to the pointer unless that is on a corner or edge."""
        is_free = self._held is None and self._marked is None and self._candidate is None
        return Preview(
            Cursor.CROSS,
            is_erasing=is_ctrl or (bool(self._points) and self._is_erasing),
            color=self.surface.class_color,
            selection=self._guide,
            points=tuple(self._points),
            follows_pointer=is_free,
            marked=self._marked,
            candidate=self._candidate,
        )

    def _add(self, event: PointerEvent) -> None:
        edge = edge_near(self._points, event.point, EDGE_REACH / event.zoom)
        at = len(self._points) if edge is None else edge[0]
        self._remember()
        self._points.insert(at, self._placed(event))
        self._held, self._grip = at, None

    def _placed(self, event: PointerEvent) -> Point:
        is_snapping = self.surface.option(SNAP)
        return snapped(self.surface, event.point) if is_snapping else event.point

    def _remove(self, corner: int) -> None:
        self._remember()
        del self._points[corner]
        self._let_go()

    def _remember(self) -> None:
        self._past.append(tuple(self._points))

    def _let_go(self) -> None:
        self._held = self._grip = self._marked = self._candidate = None

    def _point_at(self, event: PointerEvent) -> None:
        """Mark the corner under the pointer, or the point of an edge that a click would add."""
        self._marked = corner_near(self._points, event.point, CORNER_REACH / event.zoom)
        edge = edge_near(self._points, event.point, EDGE_REACH / event.zoom)
        self._candidate = edge[1] if edge is not None and self._marked is None else None
