"""Fill: gives the connected area under the pointer the active class."""

from __future__ import annotations

from segstudio.document.drawing import connected
from segstudio.document.mask import MaskEditor
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.tool import Tool, ToolInfo


class Fill(Tool):
    """Fills what is connected (4 neighbours) and has the same annotation as the pixel clicked."""

    info = ToolInfo(
        "fill", "Fill", "F", "fill", "Click: fill the area · Ctrl or right button: erase it"
    )

    def press(self, event: PointerEvent) -> None:
        """Fill, off this thread: an area can be as large as the image."""
        mask, pixel = self.surface.mask, event.pixel
        if event.button is Button.NONE or not mask.whole.contains(*pixel):
            return
        is_erasing = event.is_ctrl or event.button is Button.SECONDARY
        class_id = 0 if is_erasing else self.surface.class_id
        if int(mask.class_ids[pixel]) == class_id:
            return

        def paint(editor: MaskEditor) -> None:
            editor.paint(*connected(mask.class_ids, pixel), class_id)

        self.surface.run("Erase area" if is_erasing else "Fill", paint)

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A cross, red when it erases."""
        return Preview(Cursor.CROSS, is_erasing=is_ctrl, color=self.surface.class_color)
