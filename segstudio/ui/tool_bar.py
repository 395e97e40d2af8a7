"""The tools, above the canvas; related ones share a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.layout import ICON_PX, tool_button
from segstudio.ui.tool_group_button import ToolGroupButton
from segstudio.workspace.session import Session
from segstudio.workspace.tools.tool import grouped

_LINE = "-"
_FIRST = ("open-images", "open-folder", _LINE, "undo", "redo", _LINE)
_LAST = (_LINE, "fit", "zoom-100", _LINE, "previous-image", "next-image", "accept-and-next")


class ToolBar(QToolBar):
    """Names ids of the action table, and the tools between them."""

    def __init__(self, session: Session, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("tools")
        self.setWindowTitle(self.tr("Tools"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for each in _FIRST:
            self._add(each, actions)
        for tools in grouped(session.toolbox.tools):
            if len(tools) == 1:
                self._add(f"tool-{tools[0].id}", actions)
            else:
                self.addWidget(ToolGroupButton(session, tools, actions))
        for each in _LAST:
            self._add(each, actions)

    def _add(self, item: str, actions: ActionSet) -> None:
        if item == _LINE:
            self.addSeparator()
        else:
            self.addWidget(tool_button(actions[item]))
