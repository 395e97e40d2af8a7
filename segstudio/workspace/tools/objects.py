"""Objects: two clicks merge, a line across splits, the right button deletes."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point
from segstudio.document.object_list import Part, part_at
from segstudio.document.selection import Selection, stencil_of
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

MOST_CELLS = 4_000_000
"""What was clicked is shown no finer than that."""
DRAG_DISTANCE = 6.0
"""A press that moves less, in screen pixels, is a click."""


class Objects(Tool):
    """Works on objects, and on connected regions that have no number yet."""

    info = ToolInfo(
        "objects",
        "Merge and split objects",
        "J",
        "objects",
        "Click two objects: merge · Drag a line across: split · Ctrl or right button: delete",
        ToolGroup.OBJECT,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._pressed: Point | None = None
        self._dragged: Point | None = None
        self._first: tuple[int, int] | None = None
        """The pixel clicked first, waiting for the other object."""
        self._shown: Selection | None = None
        """What lies under it."""

    @property
    def is_active(self) -> bool:
        """True while a line is drawn or a second click is waited for."""
        return self._pressed is not None or self._first is not None

    def press(self, event: PointerEvent) -> None:
        """Start a click or a line, or delete."""
        is_inside = self.surface.mask.whole.contains(*event.pixel)
        if event.button is Button.SECONDARY or event.is_ctrl:
            self.cancel()
            if is_inside and event.button is not Button.NONE:
                self.surface.objects.delete(event.pixel)
        elif event.button is Button.PRIMARY:
            self._pressed, self._dragged = event.point, None

    def move(self, event: PointerEvent) -> None:
        """Draw the line on."""
        if self._pressed is None:
            return
        if math.dist(self._pressed, event.point) * event.zoom >= DRAG_DISTANCE:
            self._dragged = event.point

    def release(self, event: PointerEvent) -> None:
        """Split along the line; or take the object clicked, and merge it with the second one."""
        start, end = self._pressed, self._dragged
        self._pressed = self._dragged = None
        if start is None:
            return
        if end is not None:
            self._forget_first()
            self.surface.objects.split_along(start, end)
            return
        pixel = int(start[0] // 1), int(start[1] // 1)
        first = self._forget_first()
        if not self.surface.mask.whole.contains(*pixel) or not self.surface.mask.class_ids[pixel]:
            return
        if first is None:
            self._take_first(pixel)
        else:
            self.surface.objects.merge(first, pixel)

    def step_back(self) -> bool:
        """Forget the first click."""
        return self._forget_first() is not None

    def cancel(self) -> None:
        """Forget what was clicked and drawn."""
        self._pressed = self._dragged = None
        self._forget_first()

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The line that would split, or one from the object clicked to the pointer."""
        color = self.surface.class_color
        if self._pressed is not None and self._dragged is not None:
            points = (self._pressed, self._dragged)
            return Preview(Cursor.CROSS, color=color, points=points)
        if self._first is not None:
            first = (self._first[0] + 0.5, self._first[1] + 0.5)
            return Preview(
                Cursor.CROSS,
                color=color,
                points=(first,),
                follows_pointer=True,
                selection=self._shown,
            )
        return Preview(Cursor.CROSS, is_erasing=is_ctrl, color=color)

    def _take_first(self, pixel: tuple[int, int]) -> None:
        """Wait for the other object, and show this one."""
        mask, self._first = self.surface.mask, pixel

        def show(part: Part | None) -> None:
            if part is not None and self._first == pixel:
                chosen = Selection(part.box, stencil_of(part.stencil != 0))
                self._shown = chosen.coarsened(MOST_CELLS)

        self.surface.sight.compute(lambda: part_at(mask, pixel), show)

    def _forget_first(self) -> tuple[int, int] | None:
        """Return the pixel clicked first, and wait for no other."""
        first, self._first, self._shown = self._first, None, None
        if first is not None:
            self.surface.sight.forget()
        return first
