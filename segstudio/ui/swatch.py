"""A small rounded square of a class's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap


def paint_swatch(painter: QPainter, box: QRectF, color: str, border: QColor) -> None:
    """Draw the square in `box`; the border keeps pale colours visible on a pale ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 1))
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


def swatch_icon(color: str, size_px: int = 16) -> QIcon:
    """Return the square as an icon, of that colour where its row is selected, too."""
    pixmap = QPixmap(2 * size_px, 2 * size_px)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(1, 1, size_px - 2, size_px - 2), color, QColor(0, 0, 0, 90))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else it is tinted, and another colour
    return icon
