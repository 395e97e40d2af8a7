"""One row for each channel: shown or not, its colour, and which one is adjusted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from segstudio.document.image_display import RGB_COLORS, ImageDisplay
from segstudio.ui.icons import Icons
from segstudio.ui.intensity_commands import IntensityCommands
from segstudio.ui.layout import tool_button
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate

_MAX_HEIGHT_PX = 240
_ICON_PX = 16
_FIRST_ROW_PX = 24
_RGB_NAMES = (
    QT_TRANSLATE_NOOP("Intensity", "Red"),
    QT_TRANSLATE_NOOP("Intensity", "Green"),
    QT_TRANSLATE_NOOP("Intensity", "Blue"),
)


class ChannelRows(QScrollArea):
    """Hidden where there is one channel only; scrolls where there are many."""

    def __init__(self, commands: IntensityCommands, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._icons = icons
        self._count = 0
        self._clear()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_display(self, display: ImageDisplay | None) -> None:
        """Show the channels of an image."""
        count = len(display.channels) if display else 0
        if count != self._count:
            self._build(count, display is not None and _is_rgb(display))
        if display is None or count < 2:
            return
        for index, channel in enumerate(display.channels):
            self._icons.give(self.eyes[index], "eye" if channel.is_shown else "eye-off")
            self.colors[index].setIcon(swatch_icon(channel.color))
            self.names[index + 1].setEnabled(channel.is_shown)

    def _build(self, count: int, is_rgb: bool) -> None:
        self._count = count
        self._commands.index = None
        self._clear()
        self.setVisible(count > 1)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.setRowMinimumHeight(0, _FIRST_ROW_PX)
        self._group = QButtonGroup(self)
        self._add_name(grid, None, translate("Intensity", "All channels"))
        for index in range(count if count > 1 else 0):
            self._add_row(grid, index, channel_name(index, is_rgb))
        self.setWidget(content)
        self.setFixedHeight(min(content.sizeHint().height(), _MAX_HEIGHT_PX))

    def _clear(self) -> None:
        self.eyes: list[QToolButton] = []
        self.colors: list[QToolButton] = []
        self.names: list[QRadioButton] = []

    def _add_row(self, grid: QGridLayout, index: int, name: str) -> None:
        eye = tool_button(icon_px=_ICON_PX)
        words = translate("Intensity", "Show or hide {name}").format(name=name)
        eye.clicked.connect(lambda: self._toggle(index))
        color = tool_button(icon_px=_ICON_PX)
        color.setIconSize(QSize(_ICON_PX, _ICON_PX))
        color_words = translate("Intensity", "Colour of {name}").format(name=name)
        color.clicked.connect(lambda: self._commands.ask_color(index, name))
        for button, tip in ((eye, words), (color, color_words)):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.eyes.append(eye)
        self.colors.append(color)
        grid.addWidget(eye, index + 1, 0)
        grid.addWidget(color, index + 1, 1)
        self._add_name(grid, index, name)

    def _add_name(self, grid: QGridLayout, index: int | None, name: str) -> None:
        chosen = QRadioButton(name)
        chosen.setToolTip(translate("Intensity", "Adjust {name}").format(name=name))
        chosen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chosen.setChecked(index is None)
        chosen.clicked.connect(lambda: self._choose(index))
        self._group.addButton(chosen)
        self.names.append(chosen)
        grid.addWidget(chosen, 0 if index is None else index + 1, 2)

    def _choose(self, index: int | None) -> None:
        self._commands.index = index
        self._commands.desk.tell()

    def _toggle(self, index: int) -> None:
        display = self._commands.desk.display
        if display is not None:
            is_shown = not display.channels[index].is_shown
            self._commands.desk.change(index, is_shown=is_shown)


def channel_name(index: int, is_rgb: bool) -> str:
    """Return what a channel is called."""
    if is_rgb:
        return translate("Intensity", _RGB_NAMES[index])
    return translate("Intensity", "Channel {number}").format(number=index + 1)


def _is_rgb(display: ImageDisplay) -> bool:
    return len(display.channels) == len(RGB_COLORS)
