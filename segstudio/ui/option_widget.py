"""One widget for each kind of tool option; a tool's author never meets them."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from segstudio.ui.layout import EDGE_PX, GAP_PX, label, row
from segstudio.ui.number_field import NumberField
from segstudio.ui.translation import translate
from segstudio.workspace.tools.option import (
    ChoiceOption,
    NumberOption,
    SwitchOption,
    ToolOption,
)
from segstudio.workspace.tools.toolbox import Toolbox


class OptionWidget(QWidget):
    """Shows one option's value, and sets it."""

    def __init__(self, option: ToolOption[Any], toolbox: Toolbox) -> None:
        super().__init__()
        self.option = option
        self._toolbox = toolbox
        self._line = row(self, gap_px=GAP_PX // 2)
        self._line.setContentsMargins(0, 0, EDGE_PX, 0)
        self._title = translate("ToolOptions", option.title)
        self.setToolTip(translate("ToolOptions", option.tip) if option.tip else self._title)

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Show a value without setting it."""

    def refresh(self) -> None:
        """Show what is set."""
        self.show_value(self._toolbox.option(self.option))

    def _set(self, value: object) -> None:
        self._toolbox.set_option(self.option, value)

    def _add(self, field: QWidget, has_title: bool) -> None:
        field.setAccessibleName(self._title)
        if has_title:
            title = label(self._title, "muted")
            title.setBuddy(field)
            self._line.addWidget(title)
        self._line.addWidget(field)


class SwitchWidget(OptionWidget):
    """A check box."""

    def __init__(self, option: SwitchOption, toolbox: Toolbox) -> None:
        super().__init__(option, toolbox)
        self.box = QCheckBox(self._title)
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add(self.box, has_title=False)
        self.box.toggled.connect(self._set)
        self.refresh()

    def show_value(self, value: Any) -> None:
        """Tick the box, or not."""
        blocker = QSignalBlocker(self.box)
        self.box.setChecked(value)
        blocker.unblock()


class NumberWidget(OptionWidget):
    """A number that can be typed, or turned with the wheel."""

    def __init__(self, option: NumberOption, toolbox: Toolbox) -> None:
        super().__init__(option, toolbox)
        unit = translate("ToolOptions", option.unit) if option.unit else ""
        self.box = NumberField(option.decimals, unit)
        self.box.setRange(option.minimum, option.maximum)
        self.box.setSingleStep(option.step)
        self._add(self.box, has_title=True)
        self.box.valueChanged.connect(self._set)
        self.refresh()

    def show_value(self, value: Any) -> None:
        """Show the number."""
        blocker = QSignalBlocker(self.box)
        self.box.setValue(value)
        blocker.unblock()


class ChoiceWidget(OptionWidget):
    """A list to choose from."""

    def __init__(self, option: ChoiceOption, toolbox: Toolbox) -> None:
        super().__init__(option, toolbox)
        self.box = QComboBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for value, title in option.choices:
            self.box.addItem(translate("ToolOptions", title), value)
        self._add(self.box, has_title=True)
        self.box.currentIndexChanged.connect(lambda _: self._set(self.box.currentData()))
        self.refresh()

    def show_value(self, value: Any) -> None:
        """Show the choice."""
        blocker = QSignalBlocker(self.box)
        self.box.setCurrentIndex(self.box.findData(value))
        blocker.unblock()


def option_widget(option: ToolOption[Any], toolbox: Toolbox) -> OptionWidget:
    """Return the widget for an option."""
    if isinstance(option, SwitchOption):
        return SwitchWidget(option, toolbox)
    if isinstance(option, NumberOption):
        return NumberWidget(option, toolbox)
    if isinstance(option, ChoiceOption):
        return ChoiceWidget(option, toolbox)
    raise TypeError(f"No widget shows a {type(option).__name__}.")
