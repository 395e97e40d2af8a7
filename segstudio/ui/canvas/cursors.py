"""Pointer shapes of the canvas: small, seen on any ground, and out of the way of the pixels."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF

from segstudio.workspace.tools.preview import Cursor

_SIDE_PX = 25
_MIDDLE = _SIDE_PX // 2 + 0.5


@cache
def pointer_shape(cursor: Cursor) -> QCursor:
    """Return the shape for what a tool asks for; needs a running QApplication."""
    if cursor is Cursor.HAND:
        return QCursor(Qt.CursorShape.OpenHandCursor)
    if cursor is Cursor.PICK:
        return _drawn(_pipette, hot_spot=(2, _SIDE_PX - 3))
    if cursor in (Cursor.CIRCLE, Cursor.SQUARE):
        return _drawn(lambda painter: _cross(painter, gap=0, reach=3))
    return _drawn(lambda painter: _cross(painter, gap=3, reach=11))


def _drawn(
    draw: Callable[[QPainter], None], hot_spot: tuple[int, int] = (_SIDE_PX // 2, _SIDE_PX // 2)
) -> QCursor:
    pixmap = QPixmap(_SIDE_PX, _SIDE_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    for color, width in ((QColor(0, 0, 0, 200), 3), (QColor(255, 255, 255), 1)):
        painter.setPen(QPen(color, width, c=Qt.PenCapStyle.SquareCap))
        draw(painter)
    painter.end()
    return QCursor(pixmap, *hot_spot)


def _cross(painter: QPainter, gap: int, reach: int) -> None:
    """Draw four arms from `gap` to `reach` px away from the middle."""
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        first = QPointF(_MIDDLE + gap * x, _MIDDLE + gap * y)
        painter.drawLine(QLineF(first, QPointF(_MIDDLE + reach * x, _MIDDLE + reach * y)))


def _pipette(painter: QPainter) -> None:
    """Draw a slanting tube with its tip at the lower left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tube = [(2.5, 22.5), (4, 17), (14, 7), (18, 11), (8, 21), (2.5, 22.5)]
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in tube]))
    painter.drawLine(QLineF(12, 5, 20, 13))
    painter.drawLine(QLineF(16, 9, 21, 4))
