"""Accept brush: what is predicted under it becomes annotation."""

from __future__ import annotations

from segstudio.document.drawing import Stencil
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.brush import Brush, Rest
from segstudio.workspace.tools.brush_options import BRUSH_OPTIONS
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo


class AcceptBrush(Brush):
    """Accepts where the network is right; a person's own pixels stay."""

    info = ToolInfo(
        "accept-brush",
        "Accept brush",
        "V",
        "accept-brush",
        "Drag: accept the prediction · Ctrl or right button: erase · Shift+click: straight line · "
        "[ ]: size",
        ToolGroup.PREDICTION,
        options=BRUSH_OPTIONS,
        has_brush_size=True,
    )

    def press(self, event: PointerEvent) -> None:
        """Start a stroke."""
        self.surface.verdict.begin()
        super().press(event)

    def _paint(self, editor: MaskEditor, region: Region, stencil: Stencil) -> Region:
        if self._class_id == 0:
            return super()._paint(editor, region, stencil)
        self.surface.verdict.accept(editor, region, stencil)
        return region.intersect(self.surface.mask.whole)

    def _end(self, editor: MaskEditor, rest: Rest | None) -> None:
        finish = self.surface.verdict.finish_accepted() if self._class_id else None

        def paint(editor: MaskEditor) -> None:
            for each in (rest, finish):
                if each is not None:
                    each(editor)

        super()._end(editor, rest if finish is None else paint)
