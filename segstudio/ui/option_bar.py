"""The row below the tools: what can be set about the tool in hand, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar

from segstudio.ui.brush_size import BrushSize
from segstudio.ui.late_import import WARM_UP_MS
from segstudio.ui.layout import GAP_PX, label
from segstudio.ui.option_widget import OptionWidget, option_widget
from segstudio.ui.slices import Slices
from segstudio.ui.translation import translate
from segstudio.workspace.session import Session
from segstudio.workspace.tools.option import ToolOption

HEIGHT_PX = 44
"""The same for every tool, so that the canvas never jumps when another one is taken."""

TITLE_PX = 104
"""Room for most names, so that the same options stay where they are."""


class OptionBar(QToolBar):
    """Makes the widgets of options soon after the start, at the latest when their tool is taken.

    Shown are those in use. What has no room goes behind the arrow at the end, as in any toolbar.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("options")
        self.setWindowTitle(self.tr("Tool options"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setFixedHeight(HEIGHT_PX)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._session = session
        self._shown_id = ""
        self._title = label(tone="strong")
        self._title.setContentsMargins(GAP_PX, 0, GAP_PX, 0)
        self._title.setMinimumWidth(TITLE_PX)
        self.addWidget(self._title)
        self.size_box = BrushSize(session)
        self._size_action = self.addWidget(self.size_box)
        self.widgets: dict[str, OptionWidget] = {}
        """By the option's id."""
        self._option_actions: dict[str, QAction] = {}
        self._order: list[str] = []
        self._end = self.addSeparator()
        self._end.setVisible(False)
        session.events.tool_changed.connect(self._refresh)
        self._refresh()
        self._slices = Slices(self, 0.0)
        self._rest = QTimer(self, singleShot=True, interval=WARM_UP_MS)
        self._rest.timeout.connect(lambda: self._slices.start(self._add_rest()))
        self._rest.start()

    def empty(self) -> Iterator[None]:
        """Delete the widgets of all options, one a turn; only for a bar that is to be deleted."""
        self._rest.stop()
        self._slices.stop()
        for widget in self.widgets.values():
            yield
            shiboken6.delete(widget)

    def _refresh(self) -> None:
        tool = self._session.toolbox.active
        if tool.info.id != self._shown_id:
            self._shown_id = tool.info.id
            self._title.setText(translate("Actions", tool.info.title))
            self._size_action.setVisible(tool.info.has_brush_size)
            for option in tool.info.options:
                if option.id not in self.widgets:
                    self._add(option)
            self._put_in_order([option.id for option in tool.info.options])
        in_use = {option.id for option in tool.options_in_use()}
        for option_id, action in self._option_actions.items():
            action.setVisible(option_id in in_use)
            if option_id in in_use:
                self.widgets[option_id].refresh()

    def _add_rest(self) -> Iterator[None]:
        """Make what no tool has asked for yet, one widget a turn."""
        for tool in self._session.toolbox.tools:
            for option in tool.options:
                if option.id not in self.widgets:
                    self._add(option)
                    self._option_actions[option.id].setVisible(False)
                    yield

    def _add(self, option: ToolOption[Any]) -> None:
        widget = option_widget(option, self._session.toolbox)
        self.widgets[option.id] = widget
        self._option_actions[option.id] = self.insertWidget(self._end, widget)
        self._order.append(option.id)

    def _put_in_order(self, option_ids: list[str]) -> None:
        """Let options follow each other as the tool says; to move one takes Qt a millisecond."""
        places = [self._order.index(option_id) for option_id in option_ids]
        if places != sorted(places):
            for option_id in option_ids:
                self.insertAction(self._end, self._option_actions[option_id])
            self._order = [each for each in self._order if each not in option_ids] + option_ids
