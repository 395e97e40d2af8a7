"""Intelligent scissors: the outline clings to edges between the points clicked."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.live_wire import LiveWire
from segstudio.workspace.tools.finding_tool import erases
from segstudio.workspace.tools.inside import paint_inside
from segstudio.workspace.tools.option import SwitchOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.snapping import SHOW_EDGES, guide, snapped
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

SNAP = SwitchOption(
    "scissors-snap", "Snap to edges", True, "A click goes to the strongest edge near it"
)
CLOSING_DISTANCE = 8.0
"""A click within so many screen pixels of the first point closes the outline."""
_REACH_PX = 400
"""The wire clings to edges so many screen pixels around the last point; beyond it is straight."""
_LIMIT_PX = 400_000


class Scissors(Tool):
    """Paints the inside of an outline whose parts follow the edges of the image."""

    info = ToolInfo(
        "scissors",
        "Scissors",
        "I",
        "scissors",
        "Click: point · Shift+click: straight · Enter or double click: close · "
        "Backspace: last point · Ctrl or right button: erase",
        ToolGroup.IMAGE,
        (SNAP, SHOW_EDGES),
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._parts: list[tuple[Point, ...]] = []
        self._wire: LiveWire | None = None
        self._pointer: Point | None = None
        self._way: tuple[Point, ...] = ()
        self._is_straight = False
        self._is_erasing = False
        self._guide: Selection | None = None

    @property
    def is_active(self) -> bool:
        """True while there are points."""
        return bool(self._parts)

    @property
    def has_steps(self) -> bool:
        """True while a point can be taken back."""
        return bool(self._parts)

    def press(self, event: PointerEvent) -> None:
        """Add a point and the way to it, or close."""
        if event.button is Button.NONE:
            return
        self._is_erasing = erases(event) or (bool(self._parts) and self._is_erasing)
        self._is_straight = event.is_shift
        if event.is_double or self._is_near_first(event):
            self.finish()
            return
        self._parts.append(self._way_to(self._snapped(event.point)))
        self._spread()
        self._lead(event.point)

    def move(self, event: PointerEvent) -> None:
        """Lead the wire to the pointer."""
        self._guide = guide(self.surface, event.point)
        if self._parts:
            self._is_straight = event.is_shift
            self._lead(event.point)

    def finish(self) -> bool:
        """Paint the inside; an outline of fewer than three points is left as it is."""
        first = self._parts[0][-1] if self._parts else None
        if first is None or sum(len(part) for part in self._parts) < 3 or len(self._parts) < 2:
            return False
        points = [point for part in self._parts for point in part]
        points += self._way_to(first)[:-1]
        self.cancel()
        paint_inside(self.surface, self.info.title, points, self._is_erasing)
        return True

    def step_back(self) -> bool:
        """Take the last point back."""
        if not self._parts:
            return False
        self._parts.pop()
        self._spread()
        self._lead(self._pointer)
        return True

    def undo(self) -> bool:
        """Take the last point back."""
        return self.step_back()

    def settle(self) -> None:
        """Keep an outline that has an inside."""
        if not self.finish():
            self.cancel()

    def cancel(self) -> None:
        """Forget the outline."""
        self._guide = None
        self._parts, self._wire, self._pointer, self._way = [], None, None, ()
        self.surface.sight.forget()

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The outline so far, with the wire to the pointer; a dot on the point that closes it."""
        return Preview(
            Cursor.CROSS,
            is_erasing=is_ctrl or (bool(self._parts) and self._is_erasing),
            color=self.surface.class_color,
            selection=self._guide,
            points=tuple(point for part in (*self._parts, self._way) for point in part),
            has_handles=False,
            candidate=self._parts[0][-1] if len(self._parts) > 1 else None,
        )

    def _snapped(self, point: Point) -> Point:
        is_free = self._is_straight or not self.surface.option(SNAP)
        return point if is_free else snapped(self.surface, point)

    def _lead(self, pointer: Point | None) -> None:
        self._pointer = pointer
        self._way = self._way_to(pointer) if self._parts and pointer is not None else ()

    def _way_to(self, point: Point) -> tuple[Point, ...]:
        """Return the points from the last one to this one: along edges where that is known."""
        last = self._parts[-1][-1] if self._parts else None
        if last is None or self._is_straight or self._wire is None or self._wire.start != last:
            return (point,)
        return self._wire.path(point) or (point,)

    def _spread(self) -> None:
        """Find the ways from the last point on, off this thread."""
        self._wire = None
        sight = self.surface.sight
        sight.forget()
        if not self._parts:
            return
        start = self._parts[-1][-1]
        reach_px = max(16, round(_REACH_PX / sight.zoom))
        around = Region(int(start[0] // 1), int(start[1] // 1), 1, 1).grown(reach_px)
        scene = sight.scene(around, _LIMIT_PX)
        if scene is not None:
            sight.compute(lambda: LiveWire(scene, start), self._take)

    def _take(self, wire: LiveWire) -> None:
        self._wire = wire
        self._lead(self._pointer)

    def _is_near_first(self, event: PointerEvent) -> bool:
        if len(self._parts) < 2:
            return False
        return math.dist(self._parts[0][-1], event.point) * event.zoom <= CLOSING_DISTANCE
