"""What tools share that paint the inside of an outline as one edit."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.drawing import Point
from segstudio.document.mask import MaskEditor
from segstudio.document.shape import polygon
from segstudio.workspace.tools.surface import Surface


def paint_inside(surface: Surface, title: str, points: Sequence[Point], is_erasing: bool) -> None:
    """Paint the inside of a closed outline off this thread, or erase it."""
    class_id = 0 if is_erasing else surface.class_id
    corners, within = tuple(points), surface.mask.whole

    def paint(editor: MaskEditor) -> None:
        for region, stencil in polygon(corners, within):
            editor.paint(region, stencil, class_id)

    surface.run(f"Erase {title.lower()}" if is_erasing else title, paint)
