"""Two lines through the pointer, across the whole view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene
from segstudio.ui.canvas.orientation import Point
from segstudio.ui.canvas.rectangle import to_qrect

_GAP_PX = 6


def crosshair_lines(scene: AidScene, place: Point) -> list[Region]:
    """Return the lines through a point of the screen; its middle is left free for the tool."""
    row, column = int(place[0]), int(place[1])
    (height, width), unit, gap = scene.size, scene.px(1), scene.px(_GAP_PX)
    return [
        Region(row, 0, unit, max(0, column - gap)),
        Region(row, column + gap, unit, max(0, width - column - gap)),
        Region(0, column, max(0, row - gap), unit),
        Region(row + gap, column, max(0, height - row - gap), unit),
    ]


def paint_crosshair(painter: QPainter, lines: Iterable[Region]) -> None:
    """Turn the pixels under the lines over, so that they are seen on any ground."""
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.RasterOp_SourceXorDestination)
    for line in lines:
        painter.fillRect(to_qrect(line), Qt.GlobalColor.white)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)
