"""Plots of figures, of pyqtgraph's parts: bars, and a curve beside the diagonal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from segstudio.ui.panels.plot import Plot
from segstudio.ui.panels.plot_parts import pg
from segstudio.ui.theme import Theme

LEAST_PX = 140
_MAX_PX = 16_777_215
_LEFT_PX, _BOTTOM_PX = 40, 34
_FEW = 6
"""Up to so many, each count has its tick."""


class Chart(Plot):
    """A plot as large as there is room, with words at its axes."""

    words_px = 5

    def __init__(self, theme: Theme, name: str, bottom: str, left: str) -> None:
        """name: for those who cannot see it. bottom, left: what the axes mean."""
        super().__init__(name)
        self._theme = theme
        self.setMinimumHeight(LEAST_PX)
        self.setMaximumHeight(_MAX_PX)
        self.setMinimumWidth(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words = {"bottom": bottom, "left": left}

    def finish(self) -> None:
        """Make the axes, which takes as long as the rest."""
        self.add_axes()
        self.axes["left"].setWidth(_LEFT_PX)
        self.axes["bottom"].setHeight(_BOTTOM_PX)
        self._theme.changed.connect(self.take_colors)
        self.take_colors()

    def set_title(self, words: str) -> None:
        """Say what the axis below means now."""
        self._words["bottom"] = words
        self.axes["bottom"].setLabel(words)

    def take_colors(self) -> None:
        """Draw in the colours of the theme."""
        colors = self._theme.colors
        self.set_colors(colors, colors.accent)
        for side, words in self._words.items():
            self.axes[side].setLabel(words, color=colors.muted, **{"font-size": "9pt"})


class BarChart(Chart):
    """Counts in equal bins, in the colour of each class, one behind the other."""

    def __init__(self, theme: Theme, name: str, bottom: str, left: str) -> None:
        super().__init__(theme, name, bottom, left)
        self._bars: list[pg.BarGraphItem] = []

    def show_bars(
        self, edges: Sequence[float], counts: Sequence[tuple[str, Sequence[int]]], told: str = ""
    ) -> None:
        """Draw counts between the edges: (color "#rrggbb", or "" for the accent; of each bin)."""
        for bar in self._bars:
            self.box.removeItem(bar)
        self._bars = []
        wide = np.diff(np.asarray(edges, float))
        alpha = "ff" if len(counts) < 2 else "a0"
        for color, heights in counts:
            shown = (color or self._theme.colors.accent) + alpha
            bar = pg.BarGraphItem(
                x0=np.asarray(edges[:-1], float),
                width=wide,
                height=np.asarray(heights, float),
                brush=pg.mkBrush(shown),
                pen=pg.mkPen(self._theme.colors.base, width=1),
            )
            self.box.addItem(bar)
            self._bars.append(bar)
        self.setAccessibleDescription(told)
        if len(edges) > 1:
            top = max((max(each, default=0) for _, each in counts), default=0)
            self.box.setRange(xRange=(edges[0], edges[-1]), yRange=(0, max(top, 1)), padding=0.03)
            few = [(each, str(each)) for each in range(max(top, 1) + 1)]
            self.axes["left"].setTicks([few] if top <= _FEW else None)  # no half images


class ReliabilityChart(Chart):
    """How often a prediction is right at each confidence; on the diagonal as often as it says."""

    def __init__(self, theme: Theme, name: str, bottom: str, left: str) -> None:
        super().__init__(theme, name, bottom, left)
        self._diagonal = pg.PlotCurveItem([0, 1], [0, 1])

    def finish(self) -> None:
        """Make the axes and the diagonal."""
        super().finish()
        self.box.addItem(self._diagonal)
        self.box.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.03)
        for axis in self.axes.values():
            axis.setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])

    def show_points(self, points: Sequence[Mapping[str, float]]) -> None:
        """Draw the points of `reliability`."""
        sure = [each["confidence"] for each in points]
        right = [each["right"] for each in points]
        self.line.setData(np.asarray(sure, float), np.asarray(right, float))
        self.setAccessibleDescription(
            "; ".join(f"{a:.2f}: {b:.2f}" for a, b in zip(sure, right, strict=True))
        )

    def take_colors(self) -> None:
        """Draw in the colours of the theme."""
        super().take_colors()
        muted = self._theme.colors.muted
        self._diagonal.setPen(pg.mkPen(muted, width=1, style=Qt.PenStyle.DashLine))
