"""A widget that shows one image with its layers, fitted into it; it takes no input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from segstudio.document.image_display import ImageDisplay
from segstudio.document.region import TILE_PX, Region, TileIndex
from segstudio.ui.canvas.color_table import ClassPalette, Rgb
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.canvas.frame_painter import FramePainter
from segstudio.ui.canvas.level_builder import AT_ONCE_BYTES, LevelBuilder
from segstudio.ui.canvas.orientation import Orientation
from segstudio.ui.canvas.rectangle import parts_of, to_device, to_logical
from segstudio.ui.canvas.single_shot import single_shot
from segstudio.ui.canvas.viewport import Viewport, tiles_by_distance, united_by_cell
from segstudio.workspace.layers import Layers

_SETTLE_MS = 120
"""After so long without a move the view is drawn smoothly."""


class View(QWidget):
    """Shows a `CanvasContent`; sizes inside are device pixels.

    view_changed: after zoom, pan, resize or new content; several in a row are told once.
    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: CanvasContent | None = None
        self._frame: FramePainter | None = None
        self._view = Viewport((1, 1), (1, 1))
        self._orientation = Orientation()
        self._is_fitted, self._is_smooth = True, False
        self._layers = Layers()
        self._palette = ClassPalette()
        self._pointer: tuple[float, float] | None = None
        self._builder = LevelBuilder(self)
        self._builder.level_built.connect(self._on_level_built)
        self._build = single_shot(self, 0, self._build_levels)
        self._settle = single_shot(self, _SETTLE_MS, self._on_settled)
        self._follow_up = single_shot(self, 0, self._on_follow_up)
        self._announce = single_shot(self, 0, self.view_changed.emit)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def zoom(self) -> float:
        """Device pixels for each image pixel."""
        return self._view.zoom

    @property
    def content(self) -> CanvasContent | None:
        """What is shown."""
        return self._content

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is left to be composed for what was painted so far."""
        return self._frame is None or self._frame.is_complete

    def set_content(self, content: CanvasContent | None, keep_view: bool = False) -> None:
        """Show another image, or none; returns within milliseconds at any size.

        keep_view: zoom and place stay where the size is the same; otherwise the image is fitted.
        """
        keep_view = keep_view and content is not None and content.shape == self._view.shape
        self._builder.stop()
        self._content, self._frame = content, None
        if content is not None:
            self._frame = FramePainter(content, self._layers, self._palette)
            self._build.start()
            if content.pixels.nbytes <= AT_ONCE_BYTES:
                self._build_levels()
            if not keep_view:
                self._view = replace(self._view, shape=content.shape).fitted()
                self._is_fitted = True
        self._on_moved()

    def set_display(self, display: ImageDisplay) -> None:
        """Show the image's values in another way; at any size within milliseconds."""
        if self._frame is not None and self._frame.set_display(display):
            self._is_smooth = False  # smooth once the hand rests: several times as quick
            self._settle.start()
            self.update()

    def set_layers(self, layers: Layers) -> None:
        """Change how the layers look."""
        if layers != self._layers:
            self._layers = layers
            self._set_look()

    def set_colors(self, colors: Mapping[int, Rgb], background_id: int = 0) -> None:
        """Change the colours of the classes: id → (red, green, blue), 0 … 255.

        background_id: the class whose prediction is left clear; 0 for none.
        """
        palette = ClassPalette(dict(colors), background_id)
        if palette != self._palette:
            self._palette = palette
            self._set_look()

    def mask_changed(self, regions: Iterable[Region]) -> None:
        """Show what changed in the mask, in the next frame."""
        self._mark(regions, is_urgent=True)

    def prediction_changed(self, regions: Iterable[Region]) -> None:
        """Show what changed in the prediction, within the next frames."""
        self._mark(regions, is_urgent=False)

    def visible_region(self) -> Region:
        """Return the image pixels in view."""
        return self._view.visible_region if self._content else Region(0, 0, 0, 0)

    def view_tiles(self) -> list[TileIndex]:
        """Return the document's tiles in view, those nearest the pointer first."""
        row, column = self._view.to_image(*self._focus())
        return tiles_by_distance(self.visible_region(), row, column)

    def event(self, event: QEvent) -> bool:
        """Follow a window that is dragged to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit, or the middle."""
        super().resizeEvent(event)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is asked for, as far as the frame's time allows."""
        painter = QPainter(self)
        if self._frame is None:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        else:
            ratio = self.devicePixelRatioF()
            painter.scale(1 / ratio, 1 / ratio)
            parts = [to_device(each, ratio) for each in parts_of(event.region())]
            painter.save()
            painter.setTransform(self._orientation.transform(self._view.size), combine=True)
            # Qt cuts what overlaps into bands
            self._paint_image(painter, self._frame, united_by_cell(parts, TILE_PX))
            self._paint_over(painter)
            painter.restore()
            self._paint_aids(painter, parts)
            if not self.is_complete:
                self._follow_up.start()
        painter.end()

    def _paint_image(self, painter: QPainter, frame: FramePainter, parts: list[Region]) -> None:
        """Paint the image in parts of the screen; the painter is on the stage (`Orientation`)."""
        size = self._view.size
        staged = [self._orientation.region_to_stage(each, size) for each in parts]
        frame.paint(painter, self._view, staged, self._focus(), self.palette(), self._is_smooth)

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the image; the painter is on the stage, in device pixels."""

    def _paint_aids(self, painter: QPainter, parts: list[Region]) -> None:
        """Paint what lies over all else in those parts; all is on the screen, in device pixels."""

    def _update_device(self, rectangles: Iterable[Region]) -> None:
        """Repaint rectangles of the stage."""
        size = self._view.size
        seen = (self._orientation.region_to_screen(each, size) for each in rectangles)
        self.update(to_logical(seen, self.devicePixelRatioF()))

    def _on_moved(self) -> None:
        self._is_smooth = False
        self._settle.start()
        self._announce.start()
        self.update()

    def _resize(self) -> None:
        ratio = self.devicePixelRatioF()
        size = max(1, round(self.height() * ratio)), max(1, round(self.width() * ratio))
        size = self._orientation.swapped(size)
        if self._is_fitted:
            self._view = replace(self._view, size=size).fitted()
        else:
            self._view = self._view.resized(size)
        self._on_moved()

    def _set_look(self) -> None:
        if self._frame is not None:
            self._frame.set_look(self._layers, self._palette)
            self.update()

    def _mark(self, regions: Iterable[Region], is_urgent: bool) -> None:
        if self._frame is None:
            return
        level, seen = self._frame.level(self._view), self.visible_region()
        changed = united_by_cell(regions, TILE_PX << max(0, level))
        edge_px = 1 + self._is_smooth + self._frame.has_outline
        self._frame.mark(self._view, changed, is_urgent)
        self._update_device(
            self._view.view_rectangle(each).grown(edge_px)
            for each in changed
            if not each.intersect(seen).is_empty
        )

    def _focus(self) -> tuple[float, float]:
        height, width = self._view.size
        return self._pointer or (height / 2, width / 2)

    def _anchor(self, point: QPointF | None) -> tuple[float, float]:
        if point is None:
            return self._view.size[0] / 2, self._view.size[1] / 2
        ratio, size = self.devicePixelRatioF(), self._view.size
        middle = point.y() * ratio + 0.5, point.x() * ratio + 0.5  # of the pixel, for mirrors
        row, column = self._orientation.to_stage(middle, size)
        return row - 0.5, column - 0.5

    def _build_levels(self) -> None:
        """Build the levels, those of a large image after its first paint."""
        self._build.stop()
        if self._frame is not None:
            self._builder.start(self._frame.pyramid)

    def _on_settled(self) -> None:
        is_scaled = self._view.zoom * 2**self._view.level != 1
        if is_scaled and self._view.zoom < 1 and not self._is_smooth:
            self._is_smooth = True
            self.update()

    def _on_follow_up(self) -> None:
        if self._frame is not None:
            self._update_device(self._frame.late_rectangles(self._view))

    def _on_level_built(self, pyramid: object, level: int) -> None:
        if self._frame is not None and self._frame.pyramid is pyramid:
            self._frame.mark_level(level)
            if level == self._frame.level(self._view):
                self.update()
