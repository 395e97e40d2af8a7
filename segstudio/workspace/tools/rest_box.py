"""Rest of a box: what nobody has labelled inside becomes background."""

from __future__ import annotations

from dataclasses import replace

from segstudio.document.drawing import Stencil
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.box_shape import Put
from segstudio.workspace.tools.option import SwitchOption
from segstudio.workspace.tools.preview import Preview
from segstudio.workspace.tools.rectangle import Rectangle
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

KEEP = SwitchOption(
    "rest-keep",
    "Keep predicted objects",
    False,
    "Leaves unlabelled what is predicted to be of another class than the background.",
)


class RestBox(Rectangle):
    """Draw or accept the objects first; the rest of the box then needs no stroke."""

    info = ToolInfo(
        "rest-box",
        "Rest is background",
        "Shift+R",
        "rest-box",
        "Drag a box: all that is unlabelled in it becomes background · Ctrl or right button: erase",
        ToolGroup.PREDICTION,
        options=(KEEP,),
    )

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The box in the colour of the background."""
        return replace(super().preview(is_ctrl), color=self.surface.verdict.background_color)

    def _painter(self, is_erasing: bool) -> Put:
        background_id = self.surface.verdict.background_id
        if is_erasing or not background_id:
            return super()._painter(is_erasing)
        verdict, keeps_objects = self.surface.verdict, self.surface.option(KEEP)

        def put(editor: MaskEditor, region: Region, stencil: Stencil) -> None:
            chosen = stencil != 0
            if keeps_objects:
                chosen &= ~verdict.is_foreground(region)
            editor.fill_unlabelled(region, chosen, background_id)

        return put
