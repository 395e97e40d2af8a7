"""A bar of a round length in a corner, in micrometres where the pixel size is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from segstudio.document.pixel_size import fitting_unit, from_um, length_words, round_below, to_um
from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene
from segstudio.ui.canvas.rectangle import to_qrect

_MOST_PX = 160
_HEIGHT_PX = 36
_GROUND = QColor(0, 0, 0, 160)
_INK = QColor(255, 255, 255)


class ScaleBar:
    """Pure geometry and paint."""

    def length(self, scene: AidScene) -> tuple[int, str]:
        """Return the bar's device pixels and its words."""
        most = min(scene.px(_MOST_PX), scene.size[1] // 2)
        side_um = scene.side_um(is_down=False)
        if side_um is None:
            length_px = max(1.0, round_below(max(most / scene.view.zoom, 1e-9)))
            return max(1, round(length_px * scene.view.zoom)), f"{length_px:,.0f} px"
        most_um = most / scene.view.zoom * side_um
        unit = fitting_unit(most_um)
        length_um = to_um(round_below(from_um(most_um, unit)), unit)
        return max(1, round(length_um / side_um * scene.view.zoom)), length_words(length_um)

    def place(self, scene: AidScene) -> Region:
        """Return where it is on the screen."""
        bar, words = self.length(scene)
        text = QFontMetricsF(scene.font(12)).horizontalAdvance(words)
        width = max(bar, round(text)) + 2 * scene.px(8)
        return scene.corner(scene.px(_HEIGHT_PX), width, is_right=False)

    def paint(self, painter: QPainter, scene: AidScene, place: Region) -> None:
        """Draw it."""
        bar, words = self.length(scene)
        painter.fillRect(to_qrect(place), _GROUND)
        left = place.column + (place.width - bar) // 2
        bottom = place.row_end - scene.px(8)
        painter.fillRect(left, bottom - scene.px(3), bar, scene.px(3), _INK)
        painter.setFont(scene.font(12))
        painter.setPen(_INK)
        text = QRectF(place.column, place.row + scene.px(4), place.width, scene.px(18))
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, words)
