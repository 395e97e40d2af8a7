"""The same part of the same image without overlays, beside the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from segstudio.document.image_display import ImageDisplay
from segstudio.ui.canvas.aid_view import AidView
from segstudio.ui.canvas.frame_painter import FramePainter
from segstudio.ui.canvas.moved_view import MovedView
from segstudio.ui.canvas.pointer_input import wheel_steps
from segstudio.workspace.layers import Layers


class TwinView(MovedView):
    """Follows a canvas, and moves it: a wheel zooms and a drag pans both. It is never drawn on."""

    def __init__(self, canvas: AidView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._from: QPointF | None = None
        self.set_layers(Layers(is_peeking=True))
        self.setAccessibleName(self.tr("The image without overlays"))
        self.setMinimumWidth(120)
        self.hide()
        canvas.view_changed.connect(self.follow)
        canvas.aids_changed.connect(self.follow)
        canvas.display_changed.connect(self._on_display)
        canvas.level_built.connect(self._on_level_built)

    def follow(self) -> None:
        """Show what the canvas shows, or hide where nothing is to be shown."""
        canvas = self._canvas
        is_wanted = canvas.aids.is_split and canvas.content is not None
        self.setVisible(is_wanted)
        if not is_wanted:
            return
        if self.content is not canvas.content:
            self.set_content(canvas.content)
            self._share(canvas)
            if canvas.display is not None:
                self.set_display(canvas.display)
        self._orientation = canvas.orientation
        self._is_fitted = False
        self._move_to(canvas.viewport_of(self.height(), self.width(), self.devicePixelRatioF()))

    def _share(self, canvas: AidView) -> None:
        """Take the smaller sizes of the image from the canvas, which builds them for both."""
        self._build.stop()
        self._builder.stop()
        if canvas.content is not None and canvas.pyramid is not None:
            self._frame = FramePainter(canvas.content, self._layers, self._palette, canvas.pyramid)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom both."""
        canvas = self._canvas
        aside = QPointF(canvas.width() - self.width(), canvas.height() - self.height()) / 2
        canvas.zoom_by(wheel_steps(event), event.position() + aside)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a pan."""
        self._from = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan both."""
        if self._from is not None:
            ratio, moved = self.devicePixelRatioF(), event.position() - self._from
            self._from = event.position()
            self._canvas.pan_by(round(moved.y() * ratio), round(moved.x() * ratio))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the pan."""
        self._from = None
        self.unsetCursor()

    def _resize(self) -> None:
        super()._resize()
        self.follow()

    def _on_display(self, display: ImageDisplay) -> None:
        self.set_display(display)
