"""The colours of an explanation, with what both ends mean: its legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from segstudio.document.explanation import Explanation
from segstudio.document.heat import LEVELS, scale
from segstudio.ui.layout import column, label, row
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words, translate

_BAR_PX = 14
_STOPS = 16


class HeatRamp(QWidget):
    """A bar of colours, and below it the values and words of its ends; empty without an answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_signed: bool | None = None
        self.low, self.high = label("", "muted"), label("", "muted")
        whole = column(self, gap_px=2)
        self._bar = QWidget()
        self._bar.setFixedHeight(_BAR_PX)
        whole.addWidget(self._bar)
        line = row()
        line.addWidget(self.low)
        line.addStretch(1)
        line.addWidget(self.high)
        whole.addLayout(line)
        self.show_answer(None)

    def show_answer(self, answer: Explanation | None) -> None:
        """Show the scale of an answer, or none."""
        self._is_signed = None if answer is None else answer.low < 0
        ends = ("", "")
        if answer is not None:
            ends = (
                f"{answer.low:.3g}: {display_words(answer.low_words)}",
                f"{answer.high:.3g}: {display_words(answer.kind.high_words)}",
            )
        for each, words in zip((self.low, self.high), ends, strict=True):
            each.setText(words)
        self.setAccessibleName(
            translate("Explain", "Colours from {low} to {high}").format(low=ends[0], high=ends[1])
        )
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bar and words."""
        return QSize(200, _BAR_PX + self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours of an answer."""
        if self._is_signed is None:
            return
        painter = QPainter(self)
        box = QRectF(self._bar.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        gradient = QLinearGradient(box.topLeft(), QPointF(box.right(), box.top()))
        colors = scale(self._is_signed)
        for stop in range(_STOPS + 1):
            share = stop / _STOPS
            gradient.setColorAt(share, QColor(*map(int, colors[round(share * (LEVELS - 1))])))
        painter.setBrush(gradient)
        painter.setPen(QPen(QColor(self._theme.colors.border), 1))
        painter.drawRect(box)
        painter.end()
