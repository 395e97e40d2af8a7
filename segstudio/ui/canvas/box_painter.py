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


@dataclass(frozen=True, slots=True)
class Box:
    """region: in pixels of the image. color: "#rrggbb".

    texts: the first that is no wider than the box on the screen is drawn on its top edge, so that
    none hides another's; none where all are wider.
    """

    region: Region
    color: str
    texts: tuple[str, ...]


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
        text, word = _word(place, metrics, box.texts, unit_px)
        reach = place.grown(2 + round(unit_px))
        is_near = any(not each.intersect(reach).is_empty for each in parts)
        if is_near or any(to_qrect(each).intersects(word.toAlignedRect()) for each in parts):
            _paint_box(painter, box.color, place, unit_px)
            _paint_word(painter, text, word, unit_px)
    painter.restore()


def _word(
    place: Region, metrics: QFontMetricsF, texts: Sequence[str], unit_px: float
) -> tuple[str, QRectF]:
    """Return the word that fits, "" for none, and its ground: above the top edge, at the left."""
    height, pad = metrics.height(), _PAD_PX * unit_px
    for text in texts:
        width = metrics.horizontalAdvance(text) + 2 * pad
        if width <= place.width:
            return text, QRectF(place.column, place.row - height, width, height)
    return "", QRectF(place.column, place.row, 0, 0)


def _paint_box(painter: QPainter, color: str, place: Region, unit_px: float) -> None:
    edges = QRectF(place.column, place.row, place.width, place.height)
    for each, shift in ((_DARK, unit_px), (QColor(color), 0.0)):
        painter.setPen(QPen(each, unit_px))
        painter.drawRect(edges.translated(shift, shift))


def _paint_word(painter: QPainter, text: str, ground: QRectF, unit_px: float) -> None:
    if text:
        painter.fillRect(ground, _DARK)
        painter.setPen(QColor(255, 255, 255))
        baseline = ground.bottom() - QFontMetricsF(painter.font()).descent()
        painter.drawText(QPointF(ground.left() + _PAD_PX * unit_px, baseline), text)
