"""Pick: chooses the class under the pointer."""

from __future__ import annotations

from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.tool import Tool, ToolInfo


class Pick(Tool):
    """Takes the annotation's class, or the prediction's where nothing is drawn."""

    info = ToolInfo("pick", "Pick class", "L", "pick", "Click: paint with the class under it")

    def press(self, event: PointerEvent) -> None:
        """Choose the class at the pixel, if there is one."""
        if event.button is Button.NONE or not self.surface.mask.whole.contains(*event.pixel):
            return
        class_id = self.surface.class_at(*event.pixel)
        if class_id:
            self.surface.choose_class(class_id)

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A pipette."""
        return Preview(Cursor.PICK, color=self.surface.class_color)
