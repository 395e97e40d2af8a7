"""An image view with a tool's preview over it, which follows the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from segstudio.document.region import Region
from segstudio.ui.canvas.box_painter import Box, paint_boxes
from segstudio.ui.canvas.heat_picture import HeatPicture
from segstudio.ui.canvas.moved_view import MovedView
from segstudio.ui.canvas.preview_painter import PreviewPainter, simplified
from segstudio.ui.canvas.rectangle import parts_of, to_qrect
from segstudio.ui.canvas.selection_painter import paint_selection, selection_rectangle
from segstudio.ui.canvas.veil import Veil
from segstudio.ui.canvas.viewport import Viewport
from segstudio.workspace.tools.preview import Preview


class PreviewView(MovedView):
    """A `MovedView` that shows what a tool is about to do, repainting no more than that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = PreviewPainter(Preview())
        self._veils: tuple[Veil, ...] = ()
        self._boxes: tuple[Box, ...] = ()
        self._heat: HeatPicture | None = None

    def set_heat(self, heat: HeatPicture | None) -> None:
        """Show values over a part of the image, below veils; None: none."""
        before, self._heat = self._heat, heat
        for each in (before, heat):
            if each is not None:
                self._update_region(QRegion(to_qrect(each.place(self._view))))

    def set_veils(self, veils: tuple[Veil, ...]) -> None:
        """Show pixels in colours over the image, below what a tool shows."""
        if veils != self._veils:
            before, self._veils = self._veils, veils
            for each in (*before, *veils):
                self._update_region(
                    QRegion(to_qrect(selection_rectangle(self._view, each.selection)))
                )

    def set_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Show boxes with a word each over the image."""
        if boxes != self._boxes:
            self._boxes = boxes
            self.update()

    def set_preview(self, preview: Preview) -> None:
        """Show what the tool is about to do."""
        if preview == self._preview.preview:
            return
        before = self._preview
        self._preview = PreviewPainter(preview, self.devicePixelRatioF())
        for one, other in ((before, self._preview), (self._preview, before)):
            self._update_preview(one, other.preview)

    def _track(self, position: QPointF) -> None:
        """Let the circle and the rubber lines follow the pointer."""
        region = self._preview.moving_region(self._view, self._pointer)
        self._pointer = self._anchor(position)
        region += self._preview.moving_region(self._view, self._pointer)
        self._update_region(region)

    def _untrack(self) -> None:
        """Take away what followed the pointer."""
        self._update_preview(self._preview)
        self._pointer = None

    def _resize(self) -> None:
        self._preview = PreviewPainter(self._preview.preview, self.devicePixelRatioF())
        super()._resize()

    def _paint_over(self, painter: QPainter) -> None:
        if self._heat is not None and not self._layers.is_peeking:
            self._heat.paint(painter, self._view)
        for each in self._veils:
            paint_selection(painter, self._view, each.selection, QColor(each.color))
        self._preview.paint(painter, self._view, self._pointer)

    def _paint_aids(self, painter: QPainter, parts: list[Region]) -> None:
        unit_px = self.devicePixelRatioF()
        paint_boxes(painter, self._view, self._orientation, self._boxes, parts, unit_px)

    def _scrolled(self, before: Viewport, shift: tuple[int, int]) -> None:
        region = self._preview.moving_region(before, self._pointer)
        self._update_region(region.translated(QPoint(shift[1], shift[0])))
        self._update_preview(self._preview)

    def _update_preview(self, preview: PreviewPainter, other: Preview | None = None) -> None:
        """Repaint what follows the pointer, and where `preview` differs from another one."""
        self._update_region(preview.moving_region(self._view, self._pointer))
        if other is not None:
            self._update_region(preview.changed_region(self._view, other))

    def _update_region(self, region: QRegion) -> None:
        """Repaint a region of device pixels."""
        if not region.isEmpty():
            self._update_device(parts_of(simplified(region, self._is_smooth)))
