"""How the image's values are shown: histogram, window and level, gamma, channels."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSlider,
    QWidget,
)

from segstudio.document.image_display import MAX_GAMMA, MIN_GAMMA, ChannelDisplay
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import GAP_PX, label, panel_column, row
from segstudio.ui.panels.channel_rows import ChannelRows
from segstudio.ui.panels.histogram_view import HistogramView
from segstudio.ui.panels.number_field import NumberField
from segstudio.ui.theme import Theme
from segstudio.workspace.intensity_desk import Preset

_DELAY_MS = 30
_GAMMA_STEPS = 100
"""Of the slider, to each side of 1."""


class IntensityPanel(QScrollArea):
    """Adjusts the open image; scrolls where the window is low."""

    def __init__(self, commands: Commands, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._commands = commands.intensity
        self._desk = commands.session.intensity
        self._session = commands.session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.setWidget(self.content)
        self._layout = panel_column(self.content)
        self.channels = ChannelRows(self._commands, icons)
        self._layout.addWidget(self.channels)
        self.histogram = HistogramView(theme)
        self.histogram.limits_changed.connect(self._commands.set_limits)
        self._layout.addWidget(self.histogram)
        self._add_buttons()
        self._add_numbers()
        self._add_switches()
        self._layout.addStretch(1)
        self._later = Coalesced(self._refresh, _DELAY_MS, self)
        events = commands.session.events
        for signal in (events.image_opened, events.image_failed, events.project_closed):
            signal.connect(self._on_image)
        events.display_changed.connect(self._on_changed)
        self._refresh()

    def set_in_front(self, is_in_front: bool) -> None:
        """Measure the image once somebody looks, and not while the panel is covered."""
        self._commands.is_panel_in_front = is_in_front
        self._on_image()

    def _add_numbers(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(4)
        self.low = NumberField(self.tr("Shown as black, and all below"), self._on_low)
        self.high = NumberField(self.tr("Shown as white, and all above"), self._on_high)
        self.window_width = NumberField(self.tr("Width between black and white"), self._on_window)
        self.level = NumberField(self.tr("Middle between black and white"), self._on_level)
        self.gamma = NumberField(self.tr("Gamma: below 1 brightens the middle"), self._on_gamma)
        self.gamma.blockSignals(True)  # its range moves it, and an image may be open already
        self.gamma.setRange(MIN_GAMMA, MAX_GAMMA)
        self.gamma.blockSignals(False)
        fields = (
            (self.tr("Black"), self.low, self.tr("White"), self.high),
            (self.tr("Window"), self.window_width, self.tr("Level"), self.level),
        )
        for line, (name, field, other_name, other) in enumerate(fields):
            for place, widget in enumerate((label(name), field, label(other_name), other)):
                grid.addWidget(widget, line, place)
        self.gamma_slider = QSlider(Qt.Orientation.Horizontal)
        self.gamma_slider.setRange(-_GAMMA_STEPS, _GAMMA_STEPS)
        self.gamma_slider.setAccessibleName(self.tr("Gamma"))
        self.gamma_slider.valueChanged.connect(lambda step: self._on_gamma(gamma_of(step)))
        grid.addWidget(label(self.tr("Gamma")), 2, 0)
        grid.addWidget(self.gamma_slider, 2, 1, 1, 2)
        grid.addWidget(self.gamma, 2, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._layout.addLayout(grid)

    def _add_switches(self) -> None:
        line = row()
        self.inverted = QCheckBox(self.tr("Invert"))
        self.inverted.clicked.connect(lambda: self._commands.toggle_inverted())
        self.shared = QCheckBox(self.tr("All images alike"))
        self.shared.setToolTip(
            self.tr("Show all images of this type so, rather than each in its own way")
        )
        self.shared.clicked.connect(lambda is_on: self._desk.set_shared(is_on))
        for each in (self.inverted, self.shared):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(each)
        line.addStretch(1)
        self._layout.addLayout(line)

    def _add_buttons(self) -> None:
        line = row()
        self.auto = self._button(self.tr("Auto"), lambda: self._commands.apply(Preset.AUTO))
        self.auto.setToolTip(self.tr("From 0.1 % to 99.9 % of the values"))
        self.presets = QPushButton(self.tr("Presets"))
        self.presets.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.presets)
        for preset, words in (
            (Preset.AUTO, self.tr("0.1 % to 99.9 % of the values")),
            (Preset.STRONG, self.tr("2 % to 98 % of the values")),
            (Preset.VALUES, self.tr("Lowest to highest value")),
            (Preset.FULL, self.tr("All that the file's type can hold")),
            (Preset.SHADOWS, self.tr("Bright shadows (gamma 0.5)")),
        ):
            menu.addAction(words, partial(self._commands.apply, preset))
        self.presets.setMenu(menu)
        self.reset = self._button(self.tr("Reset"), self._commands.reset)
        self.reset.setToolTip(self.tr("As when the image was first opened"))
        for each in (self.auto, self.presets, self.reset):
            line.addWidget(each, 1)
        self._layout.addLayout(line)

    def _button(self, text: str, on_clicked: object) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(on_clicked)
        return button

    def _on_image(self, *_: object) -> None:
        if self._commands.is_panel_in_front:
            self._desk.measure()
        self._on_changed()

    def _on_changed(self) -> None:
        """Move the handles at once and the numbers soon."""
        if self._commands.is_panel_in_front:
            display = self._desk.display
            channels = display.channels if display else ()
            self.histogram.show_look(self._desk.histogram, channels, self._commands.index)
            self._later.request()

    def _refresh(self) -> None:
        display = self._desk.display
        self.channels.show_display(display)
        self.content.setEnabled(display is not None)
        if display is None:
            return
        shown = display.channels[self._commands.index or 0]
        self._show_numbers(shown)
        blockers = [QSignalBlocker(each) for each in (self.inverted, self.shared)]
        self.inverted.setChecked(shown.is_inverted)
        self.shared.setChecked(self._desk.is_shared)
        for blocker in blockers:
            blocker.unblock()

    def _show_numbers(self, shown: ChannelDisplay) -> None:
        image = self._session.image
        is_whole = image is not None and image.pixels.dtype.kind in "biu"
        for field, number in (
            (self.low, shown.low),
            (self.high, shown.high),
            (self.window_width, shown.window),
            (self.level, shown.level),
        ):
            field.show_number(number, shown.window, is_whole)
        self.gamma.show_number(shown.gamma, 10.0, is_whole=False)
        blocker = QSignalBlocker(self.gamma_slider)
        self.gamma_slider.setValue(step_of(shown.gamma))
        blocker.unblock()

    @property
    def _shown(self) -> ChannelDisplay | None:
        display = self._desk.display
        return display.channels[self._commands.index or 0] if display else None

    def _on_low(self, number: float) -> None:
        if self._shown is not None:
            self._commands.set_limits(number, self._shown.high)
            self._later.request()

    def _on_high(self, number: float) -> None:
        if self._shown is not None:
            self._commands.set_limits(self._shown.low, number)
            self._later.request()

    def _on_window(self, number: float) -> None:
        if self._shown is not None:
            level = self._shown.level
            self._commands.set_limits(level - number / 2, level + number / 2)
            self._later.request()

    def _on_level(self, number: float) -> None:
        if self._shown is not None:
            half = self._shown.window / 2
            self._commands.set_limits(number - half, number + half)
            self._later.request()

    def _on_gamma(self, gamma: float) -> None:
        self._desk.change(self._commands.index, gamma=min(max(gamma, MIN_GAMMA), MAX_GAMMA))


def gamma_of(step: int) -> float:
    """Return the gamma at a step of the slider; 0 is 1, the ends are 1/5 and 5."""
    return round(float(MAX_GAMMA ** (step / _GAMMA_STEPS)), 3)


def step_of(gamma: float) -> int:
    """Return the step of the slider that is nearest to a gamma."""
    return round(_GAMMA_STEPS * math.log(gamma) / math.log(MAX_GAMMA))
