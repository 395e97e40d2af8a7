"""Smart brush: a brush that paints only what has a colour like that under its centre."""

from __future__ import annotations

import numpy as np

from segstudio.document.drawing import Stencil
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.finding.similar import Color, like, mean_color
from segstudio.workspace.tools.brush import Brush
from segstudio.workspace.tools.brush_options import BRUSH_OPTIONS
from segstudio.workspace.tools.option import NumberOption
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

TOLERANCE = NumberOption(
    "smart-brush-tolerance",
    "Tolerance",
    32,
    "How much a colour may differ from the one pressed on, in steps of the 256 on screen",
    maximum=255,
)


class SmartBrush(Brush):
    """The colour is that of the 3 × 3 pixels pressed on, for the whole stroke."""

    info = ToolInfo(
        "smart-brush",
        "Smart brush",
        "Shift+B",
        "smart-brush",
        "Drag: paint like colours in the circle · Ctrl or right button: erase them · [ ]: size",
        ToolGroup.IMAGE,
        (TOLERANCE, *BRUSH_OPTIONS),
        has_brush_size=True,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._color: Color | None = None

    def press(self, event: PointerEvent) -> None:
        """Take the colour under the centre, and start a stroke."""
        if not self.is_active:
            is_inside = self.surface.mask.whole.contains(*event.pixel)
            self._color = self._color_at(*event.pixel) if is_inside else None
        super().press(event)

    def _paint(self, editor: MaskEditor, region: Region, stencil: Stencil) -> Region:
        inside = region.intersect(self.surface.mask.whole)
        if self._color is None or inside.is_empty:
            return inside
        top, left = inside.row - region.row, inside.column - region.column
        covered = stencil[top : top + inside.height, left : left + inside.width]
        pixels = self.surface.sight.image.read(inside)
        alike = like(pixels, self._color, self.surface.option(TOLERANCE))
        return super()._paint(editor, inside, np.bitwise_and(alike, covered * np.uint8(255)))

    def _color_at(self, row: int, column: int) -> Color:
        around = Region(row - 1, column - 1, 3, 3).intersect(self.surface.mask.whole)
        return mean_color(self.surface.sight.image.read(around))
