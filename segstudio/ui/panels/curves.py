"""The loss and the held-out Dice while the network learns; the only plots of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from segstudio.ui.layout import column, label
from segstudio.ui.theme import Theme
from segstudio.workspace.training_log import CurvePoint

PLOT_HEIGHT_PX = 92


class Curves(QWidget):
    """Two small plots over the same steps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        layout = column(self, gap_px=4)
        self.loss = self._make_plot(self.tr("Loss over training steps"))
        self.dice = self._make_plot(self.tr("Held-out Dice over training steps"))
        self.dice.setYRange(0, 1, padding=0.02)
        self.dice.setXLink(self.loss)
        self._loss_line = self.loss.plot([], [])
        self._dice_line = self.dice.plot([], [])
        for title, plot in (
            (self.tr("Loss"), self.loss),
            (self.tr("Dice on labels held out of training"), self.dice),
        ):
            layout.addWidget(label(title, "muted"))
            layout.addWidget(plot)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_points(self, points: Sequence[CurvePoint]) -> None:
        """Draw these points; those without a Dice are left out of its plot."""
        self._loss_line.setData([p.step for p in points], [p.loss for p in points])
        measured = [
            (p.step, p.dice) for p in points if p.dice is not None and math.isfinite(p.dice)
        ]
        self._dice_line.setData([step for step, _ in measured], [dice for _, dice in measured])

    def _make_plot(self, name: str) -> pg.PlotWidget:
        plot = pg.PlotWidget()
        plot.setFixedHeight(PLOT_HEIGHT_PX)
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAccessibleName(name)
        plot.getAxis("left").setWidth(36)
        plot.getAxis("bottom").setHeight(20)
        return plot

    def _on_theme_changed(self) -> None:
        colors = self._theme.colors
        for plot in (self.loss, self.dice):
            plot.setBackground(QColor(colors.base))
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(pg.mkPen(colors.border))
                axis.setTextPen(pg.mkPen(colors.muted))
        self._loss_line.setPen(pg.mkPen(colors.accent, width=1.75))
        self._dice_line.setPen(pg.mkPen(colors.ok, width=1.75))
