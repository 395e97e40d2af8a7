"""Draws boxes with a word each over the image, upright however that is turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from segstudio.document.region import Region
from segstudio.ui.canvas.orientation import Orientation
from segstudio.ui.canvas.rectangle import to_qrect
from segstudio.ui.canvas.viewport import Viewport

_FONT_PX, _PAD_PX = 11, 3
_DARK = QColor(0, 0, 0, 190)
_LEAST_WORD_PX = 24
"""Boxes that are narrower on the screen have no word: many words hide what they are about."""


@dataclass(frozen=True, slots=True)
class Box:
    """region: in pixels of the image. color: "#rrggbb". text: drawn at its top left."""

    region: Region
    color: str
    text: str


def paint_boxes(
    painter: QPainter,
    view: Viewport,
    orientation: Orientation,
    boxes: Sequence[Box],
    parts: Sequence[Region],
    unit_px: float,
) -> None:
    """Draw those boxes that reach into `parts`; all is on the screen, in device pixels.

    unit_px: the width of a fine line.
    """
    if not boxes:
        return
    painter.save()
    font = QFont(painter.font())
    font.setPixelSize(round(_FONT_PX * unit_px))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for box in boxes:
        place = orientation.region_to_screen(view.view_rectangle(box.region), view.size)
        word = _word_place(place, metrics, box.text, unit_px)
        reach = place.grown(2 + round(unit_px))
        is_near = any(not each.intersect(reach).is_empty for each in parts)
        if is_near or any(to_qrect(each).intersects(word.toAlignedRect()) for each in parts):
            _paint_box(painter, box, place, word, unit_px)
    painter.restore()


def _word_place(place: Region, metrics: QFontMetricsF, text: str, unit_px: float) -> QRectF:
    """Return the ground of the word: on the box's top edge, to the right of its left end."""
    width, height = metrics.horizontalAdvance(text), metrics.height()
    return QRectF(place.column, place.row - height, width + 2 * _PAD_PX * unit_px, height)


def _paint_box(painter: QPainter, box: Box, place: Region, word: QRectF, unit_px: float) -> None:
    edges = QRectF(place.column, place.row, place.width, place.height)
    for color, shift in ((_DARK, unit_px), (QColor(box.color), 0.0)):
        painter.setPen(QPen(color, unit_px))
        painter.drawRect(edges.translated(shift, shift))
    if place.width < _LEAST_WORD_PX * unit_px:
        return
    painter.fillRect(word, _DARK)
    painter.setPen(QColor(255, 255, 255))
    baseline = word.bottom() - QFontMetricsF(painter.font()).descent()
    painter.drawText(QPointF(word.left() + _PAD_PX * unit_px, baseline), box.text)
