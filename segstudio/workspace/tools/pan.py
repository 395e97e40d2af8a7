"""Pan: drags the image. The canvas moves it; the tool leaves every pixel alone."""

from __future__ import annotations

from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.tool import Tool, ToolInfo


class Pan(Tool):
    """Holds no state: a drag is the canvas's own."""

    info = ToolInfo("pan", "Pan", "G", "pan", "Drag: move the image · Wheel: zoom")

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A hand."""
        return Preview(Cursor.HAND)
