"""The loss and the held-out Dice while the network learns; the only plots of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from segstudio.storage.training_record import CurvePoint
from segstudio.ui.layout import label
from segstudio.ui.panels.plot import Plot
from segstudio.ui.slices import Work
from segstudio.ui.theme import Theme

MAX_DRAWN = 400
"""A plot is about 130 px wide: more points would be drawn over each other."""


class Curves(QWidget):
    """Two small plots over the same steps; hidden while there is nothing to draw."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hide()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def works(self) -> tuple[Work, ...]:
        """Return what is to be done, in order and once, until there is something to show."""
        return (
            self._add_loss,
            lambda: self.loss.add_axes(),
            self._add_dice,
            lambda: self.dice.add_axes(),
            self._dress,
        )

    def _add_loss(self) -> None:
        self.loss = Plot(self.tr("Loss over training steps"))
        self._place(self.tr("Loss"), self.loss, 0)

    def _add_dice(self) -> None:
        self.dice = Plot(self.tr("Held-out Dice over training steps"))
        self.dice.setToolTip(self.tr("Measured on labels that are held out of training"))
        self._place(self.tr("Dice, held out"), self.dice, 1)

    def _place(self, title: str, plot: Plot, column: int) -> None:
        self._layout.addWidget(label(title, "muted"), 0, column)
        self._layout.addWidget(plot, 1, column)
        self._layout.setColumnStretch(column, 1)

    def _dress(self) -> None:
        self.dice.box.setYRange(0, 1, padding=0.1)
        self.dice.axes["left"].setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self._theme.changed.connect(self._on_theme_changed)
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
