"""Brush and eraser: one drag is one stroke, drawn while the pen moves."""

from __future__ import annotations

from segstudio.document.drawing import Point, Stencil, capsules
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.option import SwitchOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolInfo

PRESSURE = SwitchOption(
    "brush-pressure", "Pressure", True, "A pen that is pressed harder draws a wider line."
)


class Brush(Tool):
    """Paints the active class; Ctrl or the right button erases; Shift draws straight."""

    info = ToolInfo(
        "brush",
        "Brush",
        "B",
        "brush",
        "Drag: paint · Ctrl or right button: erase · Shift+click: straight line · [ ]: size",
        options=(PRESSURE,),
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

    @property
    def is_active(self) -> bool:
        """True while the pen is down."""
        return self._editor is not None

    def press(self, event: PointerEvent) -> None:
        """Start a stroke, or draw a straight line from the end of the one before."""
        if self._editor is not None or event.button is Button.NONE:
            return
        is_erasing = self.always_erases or event.is_ctrl or event.button is Button.SECONDARY
        self._class_id = 0 if is_erasing else self.surface.class_id
        self._editor = self.surface.begin("Eraser" if is_erasing else self.info.title)
        start = self._last if event.is_shift and self._last is not None else event.point
        self._draw(start, event)

    def move(self, event: PointerEvent) -> None:
        """Go on with the stroke."""
        self._is_shift = event.is_shift
        if self._editor is not None and self._last is not None:
            self._draw(self._last, event)

    def release(self, event: PointerEvent) -> None:
        """End the stroke."""
        self._commit()

    def settle(self) -> None:
        """Keep the stroke under the pen, and forget where a straight line would start."""
        self._commit()
        self._last = None

    def cancel(self) -> None:
        """Take the stroke under the pen back."""
        editor, self._editor = self._editor, None
        self._last = None
        if editor is not None:
            self.surface.show(editor.cancel())

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A circle of the brush's true size, red when it erases."""
        is_erasing = self.always_erases or is_ctrl
        if self._editor is not None:
            is_erasing = self._class_id == 0
        return Preview(
            Cursor.CIRCLE,
            self.surface.radius_px,
            is_erasing,
            self.surface.class_color,
            line_from=self._last if self._is_shift and self._editor is None else None,
        )

    def _commit(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self.surface.commit(editor)

    def _draw(self, start: Point, event: PointerEvent) -> None:
        if self._editor is None:
            return
        pressure = event.pressure if self.surface.option(PRESSURE) else 1.0
        radius_px = max(0.5, self.surface.radius_px * pressure)
        pieces = capsules(start, event.point, radius_px, self.surface.mask.whole)
        painted = [self._paint(self._editor, *piece) for piece in pieces]
        self._last = event.point
        inside = [region for region in painted if not region.is_empty]
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
        options=(PRESSURE,),
        has_brush_size=True,
    )
    always_erases = True
