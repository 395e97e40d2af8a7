"""Reject brush: what is predicted under it is wrong."""

from __future__ import annotations

from segstudio.document.drawing import Stencil
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.brush import Brush
from segstudio.workspace.tools.brush_options import BRUSH_OPTIONS
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo


class RejectBrush(Brush):
    """A stroke rejects one class, the one predicted where it begins, so that it may go over others.

    Its pixels become background; background becomes the other class, or the active one.
    """

    info = ToolInfo(
        "reject-brush",
        "Reject brush",
        "Shift+V",
        "reject-brush",
        "Drag: the class predicted where you begin is wrong, it becomes background (background: "
        "the active class) · Ctrl: erase · [ ]: size",
        ToolGroup.PREDICTION,
        options=BRUSH_OPTIONS,
        has_brush_size=True,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._rejected_id = 0
        self._new_id = 0

    def press(self, event: PointerEvent) -> None:
        """Start a stroke; what it rejects is decided here."""
        if not self.is_active:
            verdict = self.surface.verdict
            self._rejected_id = verdict.predicted_at(*event.pixel)
            self._new_id = verdict.replacement_for(self._rejected_id)
        super().press(event)

    def _paint(self, editor: MaskEditor, region: Region, stencil: Stencil) -> Region:
        if self._class_id == 0:
            return super()._paint(editor, region, stencil)
        if self._new_id:
            self.surface.verdict.reject(editor, region, stencil, self._rejected_id, self._new_id)
        return region.intersect(self.surface.mask.whole)
