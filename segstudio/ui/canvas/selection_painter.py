"""Draws the pixels that a tool would paint: a veil in their colour, with an outline."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region
from segstudio.document.selection import Mosaic, Selection
from segstudio.ui.canvas.rectangle import to_qrect
from segstudio.ui.canvas.viewport import Viewport

_VEIL, _EDGE, _LINE = 1, 2, 3
_VEIL_ALPHA, _EDGE_ALPHA, _LINE_ALPHA = 110, 255, 120
_MAX_PX = 4_000_000
"""No overlay is made finer than that."""


def selection_rectangle(view: Viewport, selection: Selection | Mosaic) -> Region:
    """Return the device pixels that a selection covers."""
    whole = Region(0, 0, *view.shape)
    return view.view_rectangle(selection.region.intersect(whole)).grown(1)


def paint_selection(
    painter: QPainter, view: Viewport, selection: Selection | Mosaic, color: QColor
) -> None:
    """Draw; the painter is in device pixels."""
    seen = selection_rectangle(view, selection).intersect(Region(0, 0, *view.size))
    if seen.is_empty:
        return
    factor = _factor(view.zoom * selection.step, selection.stencil.size)
    overlay = _overlay(selection, factor, color.rgb())
    cell_px = view.zoom * selection.step / factor
    top, left = view.to_view(selection.region.row, selection.region.column)
    target = QRectF(
        QPointF(left, top),
        QPointF(left + overlay.width() * cell_px, top + overlay.height() * cell_px),
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setClipRect(to_qrect(seen))
    painter.drawImage(target, overlay)
    painter.restore()


def _factor(zoom: float, cells: int) -> int:
    """Return into how many parts a cell is cut, so that its outline stays thin."""
    factor = max(1, int(zoom))
    while factor > 1 and cells * factor**2 > _MAX_PX:
        factor -= 1
    return factor


@lru_cache(maxsize=4)
def _overlay(selection: Selection | Mosaic, factor: int, rgb: int) -> QImage:
    """Return the overlay, each cell `factor` px a side; kept until four others were drawn."""
    stencil = selection.stencil
    if factor > 1:
        size = (stencil.shape[1] * factor, stencil.shape[0] * factor)
        large = cv2.resize(stencil, size, interpolation=cv2.INTER_NEAREST)
        stencil = large.reshape(size[1], size[0]).astype(np.uint8, copy=False)
    shades = _lines(stencil) if isinstance(selection, Mosaic) else _veil(stencil)
    height, width = shades.shape
    indexed = QImage(shades.data, width, height, width, QImage.Format.Format_Indexed8)
    color = QColor(rgb)
    table = [0, 0, 0, 0]
    for index, alpha in ((_VEIL, _VEIL_ALPHA), (_EDGE, _EDGE_ALPHA), (_LINE, _LINE_ALPHA)):
        color.setAlpha(alpha)
        table[index] = color.rgba()
    indexed.setColorTable(table)
    return indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _veil(stencil: Stencil) -> Stencil:
    inner = cv2.erode(stencil, np.ones((3, 3), np.uint8), borderValue=0)
    shades = np.minimum(stencil, _EDGE)
    np.subtract(shades, np.minimum(inner, _VEIL), out=shades, casting="unsafe")
    return shades


def _lines(stencil: Stencil) -> Stencil:
    shades = np.zeros_like(stencil)
    shades[:, 1:][stencil[:, 1:] != stencil[:, :-1]] = _LINE
    shades[1:][stencil[1:] != stencil[:-1]] = _LINE
    return shades
