"""One small plot of a curve over steps, made of pyqtgraph's parts without its menus and buttons."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGraphicsGridLayout

from segstudio.ui.colors import Colors
from segstudio.ui.panels.plot_parts import pg

HEIGHT_PX = 96
_LEFT_PX, _BOTTOM_PX = 28, 18
_TOP_PX, _RIGHT_PX = 8, 10


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """A line, and its axes once `add_axes` is called; to make both at once takes 7 ms.

    A whole PlotWidget takes several times as long.
    """

    words_px = 0
    """So far beyond the axes their words reach."""

    def __init__(self, name: str) -> None:
        """name: for those who cannot see it."""
        super().__init__()
        self.setFixedHeight(HEIGHT_PX)
        self.setMinimumWidth(96)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.enableMouse(False)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.05)
        self.axes: dict[str, pg.AxisItem] = {}
        self.line = pg.PlotCurveItem(antialias=True)
        self.box.addItem(self.line)

    def add_axes(self) -> None:
        """Make the axes, and put the line between them."""
        self.axes = {side: pg.AxisItem(side, linkView=self.box) for side in ("left", "bottom")}
        self._lay_out()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        for axis in self.axes.values():
            axis.setStyle(maxTickLevel=0, tickLength=3, tickFont=font, hideOverlappingLabels=False)
            axis.enableAutoSIPrefix(False)

    def show_curve(self, steps: Sequence[float], heights: Sequence[float]) -> None:
        """Draw the line; steps and heights of one length, both may be empty."""
        self.axes["bottom"].setStyle(showValues=bool(steps))
        self.line.setData(np.asarray(steps, float), np.asarray(heights, float))

    def set_colors(self, colors: Colors, line: str) -> None:
        """Take the colours of a theme; line: the curve's."""
        self.setBackground(QColor(colors.base))
        for axis in self.axes.values():
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.muted))
        self.line.setPen(pg.mkPen(line, width=1.75))

    def _lay_out(self) -> None:
        content = pg.GraphicsWidget()
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(self.words_px, _TOP_PX, _RIGHT_PX, self.words_px)
        grid.setSpacing(0)
        grid.addItem(self.axes["left"], 0, 0)
        grid.addItem(self.box, 0, 1)
        grid.addItem(self.axes["bottom"], 1, 1)
        content.setLayout(grid)
        self.axes["left"].setWidth(_LEFT_PX)
        self.axes["bottom"].setHeight(_BOTTOM_PX)
        self.setCentralItem(content)
