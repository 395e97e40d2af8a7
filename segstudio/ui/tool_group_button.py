"""A button that related tools share: it shows the one used last, its menu has them all."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.layout import tool_button
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session
from segstudio.workspace.tools.tool import ToolInfo


class ToolGroupButton(QToolButton):
    """A click takes the tool that is shown; the arrow beside it opens the menu."""

    def __init__(self, session: Session, tools: tuple[ToolInfo, ...], actions: ActionSet) -> None:
        super().__init__()
        self._session = session
        self._actions = {each.id: actions[f"tool-{each.id}"] for each in tools}
        flat = tool_button()
        self.setIconSize(flat.iconSize())
        self.setFocusPolicy(flat.focusPolicy())
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self)
        menu.addActions(list(self._actions.values()))
        self.setMenu(menu)
        self.setDefaultAction(self._actions[tools[0].id])
        group = tools[0].group
        self.setAccessibleName(
            translate("Actions", group.value) if group else display_words(tools[0].title)
        )
        session.events.tool_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        action = self._actions.get(self._session.toolbox.active_id)
        if action is not None and action is not self.defaultAction():
            self.setDefaultAction(action)
