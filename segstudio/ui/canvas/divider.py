"""A line across the view that a hand can move: overlays are shown to the right of it only."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene

_REACH_PX = 7
"""Logical pixels to either side where it can be taken."""
_LIGHT, _DARK = QColor(255, 255, 255), QColor(0, 0, 0, 150)


class Divider:
    """Upright on the screen, however the image is turned; share: 0 … 1 of the width."""

    def __init__(self) -> None:
        self.share = 0.5

    def column(self, scene: AidScene) -> int:
        """Return where it is."""
        return round(self.share * scene.size[1])

    def move_to(self, scene: AidScene, column: float) -> None:
        """Put it there, always within reach."""
        least = scene.px(_REACH_PX) / scene.size[1]
        self.share = min(max(column / scene.size[1], least), 1 - least)

    def is_at(self, scene: AidScene, column: float) -> bool:
        """Tell whether a hand at that column takes it."""
        return abs(column - self.column(scene)) <= scene.px(_REACH_PX)

    def sides(self, scene: AidScene) -> tuple[Region, Region]:
        """Return the screen's parts at the left and at the right."""
        (height, width), column = scene.size, self.column(scene)
        return Region(0, 0, height, column), Region(0, column, height, width - column)

    def place(self, scene: AidScene) -> Region:
        """Return the part of the screen that it is painted on."""
        reach = scene.px(_REACH_PX) + 1
        return Region(0, self.column(scene) - reach, scene.size[0], 2 * reach)

    def swept(self, scene: AidScene, columns: int) -> Region:
        """Return where pixels came from the other side as the image moved by `columns`."""
        column = self.column(scene)
        first, last = sorted((column, column + columns))
        return Region(0, first, scene.size[0], last - first)

    def paint(self, painter: QPainter, scene: AidScene) -> None:
        """Draw the line and its handle."""
        column, (height, _) = self.column(scene), scene.size
        unit = scene.px(1)
        painter.fillRect(column - 2 * unit, 0, 4 * unit, height, _DARK)
        painter.fillRect(column - unit, 0, 2 * unit, height, _LIGHT)
        middle, size = height / 2, scene.px(5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_DARK)
        painter.setBrush(_LIGHT)
        for way in (-1, 1):
            tip, base = column + way * (size + 2 * unit), column + way * 2 * unit
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(tip, middle),
                        QPointF(base, middle - size),
                        QPointF(base, middle + size),
                    ]
                )
            )
        painter.restore()
