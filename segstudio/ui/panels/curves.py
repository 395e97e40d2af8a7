"""The loss and the held-out Dice while the network learns; the only plots of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from segstudio.storage.training_record import CurvePoint
from segstudio.ui.layout import label
from segstudio.ui.panels.plot import Plot
from segstudio.ui.theme import Theme

MAX_DRAWN = 400
"""A plot is about 130 px wide: more points would be drawn over each other."""


class Curves(QWidget):
    """Two small plots over the same steps; hidden while there is nothing to draw."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.loss = Plot(self.tr("Loss over training steps"))
        self.dice = Plot(self.tr("Held-out Dice over training steps"))
        self.dice.box.setYRange(0, 1, padding=0.1)
        self.dice.axes["left"].setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self.dice.setToolTip(self.tr("Measured on labels that are held out of training"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for place, (title, plot) in enumerate(
            ((self.tr("Loss"), self.loss), (self.tr("Dice, held out"), self.dice))
        ):
            layout.addWidget(label(title, "muted"), 0, place)
            layout.addWidget(plot, 1, place)
            layout.setColumnStretch(place, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_points(self, points: Sequence[CurvePoint]) -> None:
        """Draw these points; those without a Dice are left out of its plot."""
        self.setVisible(bool(points))
        points = points[:: max(1, len(points) // MAX_DRAWN)]
        self.loss.show_curve([p.step for p in points], [p.loss for p in points])
        measured = [
            (p.step, p.dice) for p in points if p.dice is not None and math.isfinite(p.dice)
        ]
        self.dice.show_curve([step for step, _ in measured], [dice for _, dice in measured])

    def _on_theme_changed(self) -> None:
        colors = self._theme.colors
        self.loss.set_colors(colors, colors.accent)
        self.dice.set_colors(colors, colors.ok)
