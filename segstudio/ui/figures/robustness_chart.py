"""How the Dice falls with the strength of each disturbance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from segstudio.ui.figures.charts import Chart
from segstudio.ui.figures.robustness_cells import COLORS, dice_of
from segstudio.ui.panels.plot_parts import pg
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words
from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS
from segstudio.workspace.robustness.robustness_row import RobustnessRow

_LEFT_PX = 56
_WIDE, _NARROW = 3.5, 1.75


class RobustnessChart(Chart):
    """A line for each disturbance in its colour; the chosen one is wider."""

    def __init__(self, theme: Theme, name: str, bottom: str, left: str) -> None:
        super().__init__(theme, name, bottom, left)
        self._lines: dict[str, pg.PlotCurveItem] = {}

    def finish(self) -> None:
        """Make the axes and the lines."""
        super().finish()
        for name in DISTURBANCES:
            self._lines[name] = pg.PlotCurveItem(antialias=True)
            self.box.addItem(self._lines[name])
        self.choose(None)
        self.axes["left"].setWidth(_LEFT_PX)
        self.axes["bottom"].setTicks([[(each, str(each)) for each in (0, *STRENGTHS)]])
        self.box.setRange(xRange=(0, len(STRENGTHS)), yRange=(0, 1), padding=0.04)

    def show_rows(self, rows: Sequence[RobustnessRow]) -> None:
        """Draw these; from 0 on, so that a small fall looks small."""
        told = []
        for name, line in self._lines.items():
            dice = dice_of(rows, name)
            known = [(at, each) for at, each in enumerate(dice) if each >= 0]
            line.setData([float(at) for at, _ in known], [each for _, each in known])
            title = display_words(DISTURBANCES[name].title)
            told.append(f"{title}: " + ", ".join(f"{each:.3f}" for _, each in known))
        self.axes["bottom"].setStyle(showValues=bool(rows))
        self.setAccessibleDescription("; ".join(told) if rows else "")

    def choose(self, name: str | None) -> None:
        """Draw one line wider than the others; None: none."""
        for each, line in self._lines.items():
            line.setPen(pg.mkPen(COLORS[each], width=_WIDE if each == name else _NARROW))
            line.setZValue(each == name)

    def sizeHint(self) -> QSize:
        """Return a size that asks for no scrolling; there is more where there is room."""
        return QSize(self.minimumSize())
