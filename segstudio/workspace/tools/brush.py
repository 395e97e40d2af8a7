"""Brush and eraser: one drag is one stroke, drawn while the pen moves."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from segstudio.document.drawing import Point, Stamp, Stencil, capsule, capsules, swept_square
from segstudio.document.enclosure import StrokePath
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.brush_options import (
    BRUSH_OPTIONS,
    ENCLOSE,
    MAX_RADIUS_PX,
    MIN_RADIUS_PX,
    PRESSURE,
    SCREEN,
    SMOOTHING,
    SQUARE,
    TIP,
    UNIT,
)
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.smoothing import Smoother, toward
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolInfo

Rest = Callable[[MaskEditor], None]

_TAPER_STEPS = 8
"""Where the pressure changes, the line goes over to the other width in so many steps at most."""
_CLOSING_PX = 12.0
"""A stroke that ends within so many screen pixels of its start is closed, if loops are filled."""


class Brush(Tool):
    """Paints the active class; Ctrl or the right button erases; Shift draws straight."""

    info = ToolInfo(
        "brush",
        "Brush",
        "B",
        "brush",
        "Drag: paint · Ctrl or right button: erase · Shift+click: straight line · [ ]: size",
        options=BRUSH_OPTIONS,
        has_brush_size=True,
    )
    always_erases = False

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._editor: MaskEditor | None = None
        self._class_id = 0
        self._last: Point | None = None
        """Where the pen was last; after a stroke, where a straight line starts."""
        self._is_shift = False
        self._zoom = 1.0
        self._radius_px = MIN_RADIUS_PX
        self._stamp: Stamp = capsule
        self._smoother = Smoother((0, 0), 0)
        self._path: StrokePath | None = None
        """The way of the pen, kept where loops are filled."""

    @property
    def is_active(self) -> bool:
        """True while the pen is down."""
        return self._editor is not None

    def press(self, event: PointerEvent) -> None:
        """Start a stroke, or draw a straight line from the end of the one before."""
        if self._editor is not None or event.button is Button.NONE:
            return
        option = self.surface.option
        is_erasing = self.always_erases or event.is_ctrl or event.button is Button.SECONDARY
        self._class_id = 0 if is_erasing else self.surface.class_id
        self._editor = self.surface.begin("Eraser" if is_erasing else self.info.title)
        self._stamp = swept_square if option(TIP) == SQUARE else capsule
        self._path = StrokePath(self._stamp) if option(ENCLOSE) else None
        start = self._last if event.is_shift and self._last is not None else event.point
        self._zoom, self._radius_px = event.zoom, self._size(event)
        if self._path is not None:
            self._path.add(start, self._radius_px)
        self._draw(start, event.point, self._radius_px)
        self._smoother = Smoother(event.point, option(SMOOTHING))
        self._last = event.point

    def move(self, event: PointerEvent) -> None:
        """Go on with the stroke."""
        self._is_shift = event.is_shift
        if self._editor is None:
            return
        self._zoom, self._last = event.zoom, event.point
        before = self._smoother.point
        self._draw(before, self._smoother.follow(event.point, event.zoom), self._size(event))

    def release(self, event: PointerEvent) -> None:
        """End the stroke, where the hand is."""
        if self._editor is not None and event.point != self._last:
            self._last = event.point
        self._commit()

    def settle(self) -> None:
        """Keep the stroke under the pen, and forget where a straight line would start."""
        self._path = None
        self._commit()
        self._last = None

    def cancel(self) -> None:
        """Take the stroke under the pen back."""
        editor, self._editor = self._editor, None
        self._last = None
        if editor is not None:
            self.surface.show(editor.cancel())

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The brush's true size and shape, red when it erases."""
        is_erasing = self.always_erases or is_ctrl
        if self._editor is not None:
            is_erasing = self._class_id == 0
        option, radius_px = self.surface.option, self.surface.radius_px
        is_screen = option(UNIT) == SCREEN
        trails = self._editor is not None and option(SMOOTHING) > 0
        line_from = self._last if self._is_shift and self._editor is None else None
        return Preview(
            Cursor.SQUARE if option(TIP) == SQUARE else Cursor.CIRCLE,
            MAX_RADIUS_PX if is_screen else radius_px,
            is_erasing,
            self.surface.class_color,
            line_from=self._smoother.point if trails else line_from,
            radius_screen_px=radius_px if is_screen else None,
        )

    def _size(self, event: PointerEvent) -> float:
        """Return the radius in image pixels at this zoom and pressure."""
        radius_px = self.surface.radius_px
        if self.surface.option(UNIT) == SCREEN:
            radius_px = min(radius_px / event.zoom, MAX_RADIUS_PX)
        if self.surface.option(PRESSURE):
            radius_px *= event.pressure
        return max(MIN_RADIUS_PX, radius_px)

    def _commit(self) -> None:
        if self._editor is None:
            return
        if self._last is not None and self._last != self._smoother.point:
            self._draw(self._smoother.point, self._last, self._radius_px)
        editor, self._editor = self._editor, None
        path, end, reach_px = self._path, self._last, _CLOSING_PX / self._zoom
        if path is None or end is None or len(path.points) < 3:
            self._end(editor, None)
            return
        within = self.surface.mask.whole

        def fill(editor: MaskEditor) -> None:
            inside = path.enclosed(end, reach_px)
            for piece in inside.pieces(within) if inside is not None else ():
                self._paint(editor, *piece)

        self._end(editor, fill)

    def _end(self, editor: MaskEditor, rest: Rest | None) -> None:
        """End a stroke; what is left to do to it is done off this thread."""
        if rest is None:
            self.surface.commit(editor)
        else:
            self.surface.complete(editor, rest)

    def _draw(self, start: Point, end: Point, radius_px: float) -> None:
        """Draw a part of the stroke, its width going over from the one before."""
        if self._editor is None:
            return
        before_px, self._radius_px = self._radius_px, radius_px
        count = min(_TAPER_STEPS, max(1, ceil(abs(radius_px - before_px))))
        inside = []
        for i in range(count):
            one, other = toward(start, end, i / count), toward(start, end, (i + 1) / count)
            width_px = before_px + (radius_px - before_px) * (i + 1) / count
            whole = self.surface.mask.whole
            for piece in capsules(one, other, width_px, whole, self._stamp):
                region = self._paint(self._editor, *piece)
                if not region.is_empty:
                    inside.append(region)
        if self._path is not None:
            self._path.add(end, radius_px)
        if inside:
            self.surface.show(inside)

    def _paint(self, editor: MaskEditor, region: Region, stencil: Stencil) -> Region:
        """Paint a piece of the stroke; return the part inside the image."""
        return editor.paint(region, stencil, self._class_id)


class Eraser(Brush):
    """Makes pixels unlabelled again."""

    info = ToolInfo(
        "eraser",
        "Eraser",
        "E",
        "eraser",
        "Drag: erase · Shift+click: straight line · [ ]: size",
        options=BRUSH_OPTIONS,
        has_brush_size=True,
    )
    always_erases = True
