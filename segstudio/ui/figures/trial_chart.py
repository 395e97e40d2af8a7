"""The trials of a search in their order, and the best of them so far."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize

from segstudio.ui.figures.charts import Chart
from segstudio.ui.theme import Theme
from segstudio.workspace.tuning.trial_list import TrialRow

_LEFT_PX = 56
_TICKS = 8


class TrialChart(Chart):
    """A point for each trial with its 95 % interval, empty where it was given up.

    A line along the best so far.
    """

    def __init__(self, theme: Theme, name: str, bottom: str, left: str) -> None:
        super().__init__(theme, name, bottom, left)
        self._points = pg.ScatterPlotItem(size=8)
        self._spans = pg.ErrorBarItem(beam=0.1)
        self._rows: Sequence[TrialRow] = ()

    def finish(self) -> None:
        """Make the axes and the points."""
        super().finish()
        self.box.addItem(self._spans)
        self.box.addItem(self._points)
        self.axes["left"].setWidth(_LEFT_PX)

    def show_trials(self, rows: Sequence[TrialRow]) -> None:
        """Draw these, oldest first."""
        self._rows = rows
        numbers = list(range(1, len(rows) + 1))
        whole = [0.0 if each.is_given_up else each.dice for each in rows]
        self.show_curve(numbers, list(accumulate(whole, max)))
        dice = np.array([each.dice for each in rows])
        self._points.setData(numbers, dice, brush=self._brushes())
        spans = [(e.low, e.high) if e.low >= 0 else (e.dice, e.dice) for e in rows]
        lows, highs = np.array(spans, float).reshape(-1, 2).T
        self._spans.setData(x=np.array(numbers), y=dice, bottom=dice - lows, top=highs - dice)
        low, high = min(lows, default=0.0), max(highs, default=1.0)
        gap = max(0.02, 0.1 * (high - low))
        across, up = (0.5, max(len(rows), 1) + 0.5), (max(0.0, low - gap), min(1.0, high + gap))
        self.box.setRange(xRange=across, yRange=up, padding=0.02)
        step = max(1, -(-len(rows) // _TICKS))
        self.axes["bottom"].setTicks([[(each, str(each)) for each in numbers[::step]]])
        told = [f"{number}: {each.dice:.3f}" for number, each in zip(numbers, rows, strict=True)]
        self.setAccessibleDescription("; ".join(told))

    def sizeHint(self) -> QSize:
        """Return a size that asks for no scrolling; there is more where there is room."""
        return QSize(self.minimumSize())

    def take_colors(self) -> None:
        """Draw in the colours of the theme."""
        super().take_colors()
        self._spans.setData(pen=pg.mkPen(self._theme.colors.muted, width=1))
        self._points.setPen(pg.mkPen(self._theme.colors.accent, width=1.5))
        self._points.setBrush(self._brushes() or None)

    def _brushes(self) -> list[object]:
        colors = self._theme.colors
        return [pg.mkBrush(colors.base if e.is_given_up else colors.accent) for e in self._rows]
