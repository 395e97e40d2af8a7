"""The loss and the held-out Dice while the network learns; the only plots of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from segstudio.storage.training_record import CurvePoint
from segstudio.ui.layout import label
from segstudio.ui.theme import Theme

PLOT_HEIGHT_PX = 96


class Curves(QWidget):
    """Two small plots over the same steps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.loss = self._make_plot(self.tr("Loss over training steps"))
        self.dice = self._make_plot(self.tr("Held-out Dice over training steps"))
        self.dice.setYRange(0, 1, padding=0.02)
        self.dice.getAxis("left").setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self._loss_line = self.loss.plot([], [])
        self._dice_line = self.dice.plot([], [])
        tip = self.tr("Measured on labels that are held out of training")
        self.dice.setToolTip(tip)
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
        self._loss_line.setData([p.step for p in points], [p.loss for p in points])
        measured = [
            (p.step, p.dice) for p in points if p.dice is not None and math.isfinite(p.dice)
        ]
        self.dice.getAxis("bottom").setStyle(showValues=bool(measured))
        self._dice_line.setData([step for step, _ in measured], [dice for _, dice in measured])

    def _make_plot(self, name: str) -> pg.PlotWidget:
        plot = pg.PlotWidget()
        plot.setFixedHeight(PLOT_HEIGHT_PX)
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAccessibleName(name)
        plot.setMinimumWidth(96)
        plot.getPlotItem().layout.setContentsMargins(0, 8, 10, 0)
        plot.getAxis("left").setWidth(28)
        plot.getAxis("bottom").setHeight(18)
        for side in ("left", "bottom"):
            plot.getAxis(side).setStyle(maxTickLevel=0, tickLength=3, tickFont=small_font(plot))
            plot.getAxis(side).enableAutoSIPrefix(False)
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


def small_font(widget: QWidget) -> QFont:
    """Return the widget's font a little smaller."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * 0.85)
    return font
