"""Lines that move with the image: borders of pixels when large, and a grid of a chosen spacing."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLine
from PySide6.QtGui import QColor, QPainter, QPen

from segstudio.document.region import Region
from segstudio.ui.canvas.viewport import Viewport

PIXEL_GRID_ZOOM = 8.0
"""From here on the borders of pixels are drawn."""
_LEAST_APART_PX = 6
"""A coarse grid whose lines come nearer than that is not drawn."""
_FINE = QColor(128, 128, 128, 70)
_COARSE = QColor(0, 200, 255, 130)


@dataclass(frozen=True, slots=True)
class Grid:
    """Which lines are drawn. spacing_px: image pixels between coarse lines; 0 for none."""

    has_pixels: bool = True
    spacing_px: int = 0

    def paint(self, painter: QPainter, view: Viewport, inside: Region) -> None:
        """Draw the lines in a rectangle of the stage that lies inside the image."""
        if self.has_pixels and view.zoom >= PIXEL_GRID_ZOOM:
            _paint_lines(painter, view, inside, 1, _FINE)
        if self.spacing_px and self.spacing_px * view.zoom >= _LEAST_APART_PX:
            _paint_lines(painter, view, inside, self.spacing_px, _COARSE)


def _paint_lines(
    painter: QPainter, view: Viewport, inside: Region, spacing_px: int, color: QColor
) -> None:
    top, left = (each / spacing_px for each in view.to_image(inside.row, inside.column))
    end = view.to_image(inside.row_end, inside.column_end)
    bottom, right = (each / spacing_px for each in end)
    lines = []
    for row in range(ceil(top), ceil(bottom)):
        y = round(view.to_view(row * spacing_px, 0)[0])
        lines.append(QLine(inside.column, y, inside.column_end, y))
    for column in range(ceil(left), ceil(right)):
        x = round(view.to_view(0, column * spacing_px)[1])
        lines.append(QLine(x, inside.row, x, inside.row_end))
    painter.setPen(QPen(color, 1))
    painter.drawLines(lines)
