"""Rulers along the upper and the left border, in pixels or, where known, in lengths."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from segstudio.document.pixel_size import fitting_unit, round_below, to_um
from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene
from segstudio.ui.canvas.rectangle import to_qrect

_APART_PX = 64
"""Labels are at least so far apart, in logical pixels."""
_PARTS = 5


class Ruler:
    """One of the two; is_down: the left one. Counting starts at the image's own first pixel."""

    def __init__(self, is_down: bool) -> None:
        self._is_down = is_down

    def place(self, scene: AidScene) -> Region:
        """Return where it is on the screen."""
        height, width = scene.size
        return (
            Region(0, 0, height, scene.edge) if self._is_down else Region(0, 0, scene.edge, width)
        )

    def ticks(self, scene: AidScene) -> tuple[list[tuple[int, str]], str]:
        """Return (device pixel, words; "" between labels) of each tick in view, and the unit."""
        unit_px, unit = self._unit(scene)
        step = max(self._step(scene, unit_px), 1.0 if unit == "px" else 0.0)
        part = step if unit == "px" and step < _PARTS else step / _PARTS
        first, last = sorted((self._value(scene, 0), self._value(scene, self._length(scene))))
        ticks = []
        for i in range(ceil(first / unit_px / part), floor(last / unit_px / part) + 1):
            value = i * part
            is_labelled = abs(value / step - round(value / step)) < 1e-6
            words = f"{value:,.10g}" if is_labelled else ""
            ticks.append((self._position(scene, value * unit_px), words))
        return ticks, unit

    def paint(self, painter: QPainter, scene: AidScene, palette: QPalette) -> None:
        """Draw it."""
        place, breadth = self.place(scene), scene.edge
        painter.fillRect(to_qrect(place), palette.color(QPalette.ColorRole.Window))
        ink = palette.color(QPalette.ColorRole.WindowText)
        faint = QColor(ink)
        faint.setAlphaF(0.45)
        painter.setFont(scene.font(9))
        ticks, _ = self.ticks(scene)
        for position, words in ticks:
            painter.setPen(QPen(faint, 1))
            length = breadth if words else breadth // 4
            if self._is_down:
                painter.drawLine(breadth - length, position, breadth, position)
            else:
                painter.drawLine(position, breadth - length, position, breadth)
            if words:
                painter.setPen(ink)
                self._write(painter, scene, position, words)
        painter.setPen(QPen(faint, 1))
        if self._is_down:
            painter.drawLine(breadth - 1, 0, breadth - 1, place.height)
        else:
            painter.drawLine(0, breadth - 1, place.width, breadth - 1)

    def _write(self, painter: QPainter, scene: AidScene, position: int, words: str) -> None:
        """Write beside a tick, upwards on the left ruler."""
        gap, base = scene.px(3), scene.px(10)
        if not self._is_down:
            painter.drawText(QPointF(position + gap, base), words)
            return
        painter.save()
        painter.translate(base, position - gap)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), words)
        painter.restore()

    def _unit(self, scene: AidScene) -> tuple[float, str]:
        """Return image pixels in one unit, and the unit."""
        side_um = scene.side_um(self._is_down)
        if side_um is None:
            return 1.0, "px"
        unit = fitting_unit(self._length(scene) / scene.view.zoom * side_um / 4)
        return to_um(1.0, unit) / side_um, unit

    def _step(self, scene: AidScene, unit_px: float) -> float:
        """Return units between labels: the next 1, 2, 5 … above the least distance."""
        least = scene.px(_APART_PX) / scene.view.zoom / unit_px
        below = round_below(least)
        return next(
            each
            for each in (below, 2 * below, 2.5 * below, 5 * below, 10 * below)
            if each >= least * (1 - 1e-9) and round_below(each) >= each * (1 - 1e-9)
        )

    def _length(self, scene: AidScene) -> int:
        return scene.size[0] if self._is_down else scene.size[1]

    def _value(self, scene: AidScene, position: float) -> float:
        """Return the image's row or column under a position along the ruler."""
        point = (position, 0.0) if self._is_down else (0.0, position)
        row, column = scene.to_image(point)
        return row if self._is_down != scene.orientation.is_transposed else column

    def _position(self, scene: AidScene, value: float) -> int:
        is_row = self._is_down != scene.orientation.is_transposed
        row, column = scene.to_screen((value, 0.0) if is_row else (0.0, value))
        return round(row if self._is_down else column)


def paint_corner(painter: QPainter, scene: AidScene, palette: QPalette) -> None:
    """Write the upper ruler's unit where both meet."""
    corner = QRect(0, 0, scene.edge, scene.edge)
    painter.fillRect(corner, palette.color(QPalette.ColorRole.Window))
    painter.setFont(scene.font(9))
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    unit = Ruler(is_down=False).ticks(scene)[1]
    painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, unit)
