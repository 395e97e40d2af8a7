"""The controls of one layer: eye, name, opacity, outline."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QSlider

from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import label, tool_button
from segstudio.ui.translation import translate

_ICON_PX = 18


class LayerRow:
    """Fills the next line of a grid. name: the layer's name in `Layers`."""

    def __init__(
        self,
        name: str,
        title: str,
        commands: Commands,
        toggle: QAction,
        icons: Icons,
        grid: QGridLayout,
    ) -> None:
        self._name = name
        self._layers = commands.layers
        self._icons = icons
        self._toggle = toggle
        self.eye = tool_button(icon_px=_ICON_PX)
        self.eye.setAccessibleName(toggle.text())
        self.eye.clicked.connect(toggle.trigger)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setMinimumWidth(72)
        self.opacity.setAccessibleName(
            translate("Layers", "Opacity of {layer}").format(layer=title)
        )
        self.opacity.valueChanged.connect(lambda v: self._layers.set_opacity(name, v / 100))
        self.outline = tool_button(icon_px=_ICON_PX)
        self.outline.clicked.connect(self._on_outline)
        self.share = label("", "muted")
        self.share.setFixedWidth(self.share.fontMetrics().horizontalAdvance("100 %"))
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = grid.rowCount()
        self._title = label(title)
        for place, widget in enumerate(
            (self.eye, self._title, self.opacity, self.share, self.outline)
        ):
            grid.addWidget(widget, line, place)
        self.outline.setVisible(name != "uncertainty")

    def refresh(self) -> None:
        """Show the layer as it is."""
        style = self._layers.style(self._name)
        self._icons.give(self.eye, "eye" if style.is_visible else "eye-off")
        self.eye.setToolTip(self._toggle.toolTip())
        percent = round(style.opacity * 100)
        blocker = QSignalBlocker(self.opacity)
        self.opacity.setValue(percent)
        blocker.unblock()
        self.share.setText(f"{percent} %")
        self.opacity.setEnabled(style.is_visible)
        self._icons.give(self.outline, "outline" if style.is_outline else "fill-style")
        words = (
            translate("Layers", "Fill instead of outline")
            if style.is_outline
            else translate("Layers", "Outline")
        )
        self.outline.setToolTip(words)
        self.outline.setAccessibleName(words)
        self.outline.setEnabled(style.is_visible)
        self._title.setEnabled(style.is_visible)

    def _on_outline(self) -> None:
        self._layers.set_outline(self._name, not self._layers.style(self._name).is_outline)
