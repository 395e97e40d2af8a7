"""What rectangle and ellipse share: a drag from one corner to the other, shown before it counts."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Callable, Iterable

from segstudio.document.drawing import Point, Stencil
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool

Put = Callable[[MaskEditor, Region, Stencil], object]
_LEAST_PX = 2.0
"""A drag shorter than so many screen pixels was a click: nothing is drawn."""


class BoxShape(Tool):
    """Paints what a drag spans; Ctrl or right button: erase; Shift: even sides; Alt: centred."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._start: Point | None = None
        self._corners: tuple[Point, Point] | None = None
        self._is_erasing = False

    @property
    def is_active(self) -> bool:
        """True while the drag lasts."""
        return self._start is not None

    def press(self, event: PointerEvent) -> None:
        """Start at one corner, or at the centre."""
        if event.button is Button.NONE or self._start is not None:
            return
        self._is_erasing = event.is_ctrl or event.button is Button.SECONDARY
        self._start = event.point
        self._corners = None

    def move(self, event: PointerEvent) -> None:
        """Go on with the drag."""
        if self._start is not None:
            self._corners = _corners(self._start, event)

    def release(self, event: PointerEvent) -> None:
        """Paint the shape; a click without a drag paints nothing."""
        start = self._start
        if start is None:
            return
        corners = _corners(start, event)
        is_erasing = self._is_erasing
        self.cancel()
        if math.dist(start, event.point) * event.zoom < _LEAST_PX:
            return
        within = self.surface.mask.whole
        put = self._painter(is_erasing)

        def paint(editor: MaskEditor) -> None:
            for region, stencil in self.pieces(*corners, within):
                put(editor, region, stencil)

        title = self.info.title
        self.surface.run(f"Erase {title.lower()}" if is_erasing else title, paint)

    def cancel(self) -> None:
        """Forget the drag."""
        self._start = self._corners = None

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The outline of what would be painted."""
        is_erasing = self._is_erasing if self._start is not None else is_ctrl
        return Preview(
            Cursor.CROSS,
            is_erasing=is_erasing,
            color=self.surface.class_color,
            points=self.outline(*self._corners) if self._corners else (),
            is_closed=True,
            has_handles=False,
        )

    def _painter(self, is_erasing: bool) -> Put:
        """Return what paints a piece, whatever class is active once it comes to that."""
        class_id = 0 if is_erasing else self.surface.class_id
        return lambda editor, region, stencil: editor.paint(region, stencil, class_id)

    @abstractmethod
    def outline(self, one: Point, other: Point) -> tuple[Point, ...]:
        """Return the points of the outline between two opposite corners."""

    @abstractmethod
    def pieces(self, one: Point, other: Point, within: Region) -> Iterable[tuple[Region, Stencil]]:
        """Yield regions and stencils of the shape, none of them large."""


def _corners(start: Point, event: PointerEvent) -> tuple[Point, Point]:
    """Return two opposite corners; Shift makes the sides equal, Alt puts `start` in the middle."""
    down, right = event.row - start[0], event.column - start[1]
    if event.is_shift:
        side = max(abs(down), abs(right))
        down, right = math.copysign(side, down), math.copysign(side, right)
    first = (start[0] - down, start[1] - right) if event.is_alt else start
    return first, (start[0] + down, start[1] + right)
