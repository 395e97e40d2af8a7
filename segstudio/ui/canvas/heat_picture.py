"""A picture of values that lies over a part of the image: an explanation."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from segstudio.document.heat import Rgba
from segstudio.document.region import Region
from segstudio.ui.canvas.rectangle import to_qrect
from segstudio.ui.canvas.viewport import Viewport


class HeatPicture:
    """region: of the image that it lies over. colors: (h, w, 4) straight RGBA, kept as they are."""

    def __init__(self, region: Region, colors: Rgba) -> None:
        self.region = region
        self._colors = colors  # the picture looks into it
        height, width = colors.shape[:2]
        straight = QImage(colors.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        self._picture = straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def place(self, view: Viewport) -> Region:
        """Return the device pixels that it covers."""
        return view.view_rectangle(self.region)

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw it; the painter is on the stage, in device pixels."""
        seen = self.place(view).intersect(Region(0, 0, *view.size))
        if seen.is_empty:
            return
        top, left = view.to_view(self.region.row, self.region.column)
        bottom, right = view.to_view(self.region.row_end, self.region.column_end)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setClipRect(to_qrect(seen))
        painter.drawImage(QRectF(QPointF(left, top), QPointF(right, bottom)), self._picture)
        painter.restore()
