"""The histogram of an image with a handle at each end of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from segstudio.document.histogram import Histogram
from segstudio.document.image_display import WHITE, ChannelDisplay
from segstudio.ui.colors import DARK
from segstudio.ui.theme import Theme

HEIGHT_PX = 84
_HANDLE_PX = 6
_REACH_PX = 9
_LOW, _HIGH, _BOTH = "low", "high", "both"


@dataclass(frozen=True, slots=True)
class Grip:
    """What is being dragged, from where, and the channel's limits then."""

    part: str
    start: float
    low: float
    high: float


class HistogramView(QWidget):
    """Counts are drawn by their logarithm, so that rare values are seen.

    limits_changed: (low, high) while a handle, or the window between them, is dragged.
    """

    limits_changed = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._histogram: Histogram | None = None
        self._channels: tuple[ChannelDisplay, ...] = ()
        self._index: int | None = None
        self._span = (0.0, 1.0)
        self._grip: Grip | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Histogram"))
        self.setToolTip(self.tr("Drag the ends of the window, or the window between them"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, HEIGHT_PX)

    def show_look(
        self,
        histogram: Histogram | None,
        channels: Sequence[ChannelDisplay],
        index: int | None,
    ) -> None:
        """Draw these; index: the channel whose window is shown, None for that of all."""
        self._histogram, self._channels, self._index = histogram, tuple(channels), index
        shown = self._shown
        if shown is not None and self._grip is None:
            edges = histogram.edges if histogram else (shown.low, shown.high)
            self._span = min(edges[0], shown.low), max(edges[1], shown.high)
        self.update()

    @property
    def _shown(self) -> ChannelDisplay | None:
        return self._channels[self._index or 0] if self._channels else None

    @property
    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_HANDLE_PX, 1, -_HANDLE_PX, -_HANDLE_PX - 2)

    def to_x(self, value: float) -> float:
        """Return the place of a value."""
        low, high = self._span
        return self._box.left() + (value - low) / (high - low) * self._box.width()

    def to_value(self, x: float) -> float:
        """Return the value at a place."""
        low, high = self._span
        return low + (x - self._box.left()) / self._box.width() * (high - low)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what lies under the pointer."""
        part = self._part_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and self._shown is not None and part:
            shown = self._shown
            self._grip = Grip(part, self.to_value(event.position().x()), shown.low, shown.high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along."""
        x, grip = event.position().x(), self._grip
        if grip is None:
            is_handle = self._part_at(x) in (_LOW, _HIGH)
            shape = Qt.CursorShape.SizeHorCursor if is_handle else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        moved = self.to_value(x) - grip.start
        least = (self._span[1] - self._span[0]) / max(1.0, 4 * self._box.width())
        low, high = grip.low, grip.high
        if grip.part == _LOW:
            low = min(grip.low + moved, high - least)
        elif grip.part == _HIGH:
            high = max(grip.high + moved, low + least)
        else:
            low, high = low + moved, high + moved
        self.limits_changed.emit(low, high)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.show_look(self._histogram, self._channels, self._index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, counts, curve and handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, box = self._theme.colors, self._box
        is_grey = all(each.color == WHITE for each in self._channels)
        ground = colors.base if is_grey else DARK.base
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3, 3)
        painter.setClipRect(box)
        if self._histogram is not None:
            self._paint_counts(painter, is_grey)
        painter.setClipping(False)
        if self._shown is not None:
            self._paint_window(painter, self._shown, is_grey)
        painter.end()

    def _paint_counts(self, painter: QPainter, is_grey: bool) -> None:
        counts = np.log1p(self._histogram.counts) if self._histogram else np.zeros((0, 1))
        top = max(1e-9, float(counts.max(initial=0)))
        for place, (row, channel) in enumerate(zip(counts, self._channels, strict=False)):
            if not channel.is_shown:
                continue
            color = QColor(self._theme.colors.muted if is_grey else channel.color)
            is_chosen = self._index in (None, place)
            painter.setPen(QPen(color, 1) if is_chosen else Qt.PenStyle.NoPen)
            color.setAlphaF(0.45 if is_chosen else 0.2)
            painter.setBrush(color)
            painter.drawPolygon(self._outline(row / top))

    def _outline(self, heights: np.ndarray) -> QPolygonF:
        """Return the steps of all bins; heights: 0 … 1."""
        if self._histogram is None:
            return QPolygonF()
        left, right = (self.to_x(edge) for edge in self._histogram.edges)
        bottom, tall = self._box.bottom(), self._box.height() - 4
        edges = np.linspace(left, right, len(heights) + 1)
        points = [QPointF(left, bottom)]
        for start, end, height in zip(edges[:-1], edges[1:], heights, strict=True):
            y = bottom - float(height) * tall
            points += [QPointF(float(start), y), QPointF(float(end), y)]
        return QPolygonF([*points, QPointF(right, bottom)])

    def _paint_window(self, painter: QPainter, shown: ChannelDisplay, is_grey: bool) -> None:
        box, colors = self._box, self._theme.colors
        line = QColor(colors.accent if is_grey else DARK.accent)
        shares = np.linspace(0, 1, 24)
        heights = shares**shown.gamma
        heights = 1 - heights if shown.is_inverted else heights
        curve = [
            QPointF(
                self.to_x(shown.low + float(share) * shown.window),
                box.bottom() - float(height) * box.height(),
            )
            for share, height in zip(shares, heights, strict=True)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(line, 1.25))
        painter.drawPolyline(curve)
        for value in (shown.low, shown.high):
            x = self.to_x(value)
            painter.setPen(QPen(line, 1.25))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            tip = QPointF(x, box.bottom() - 1)
            wide = QPointF(_HANDLE_PX, 0)
            down = QPointF(0, _HANDLE_PX + 2)
            painter.drawPolygon(QPolygonF([tip, tip + down + wide, tip + down - wide]))

    def _part_at(self, x: float) -> str:
        """Return the handle near x, or both between them; "" outside."""
        shown = self._shown
        if shown is None:
            return ""
        low, high = self.to_x(shown.low), self.to_x(shown.high)
        nearest = _LOW if abs(x - low) < abs(x - high) or x < low else _HIGH
        if min(abs(x - low), abs(x - high)) <= _REACH_PX:
            return nearest
        return _BOTH if low < x < high else ""
