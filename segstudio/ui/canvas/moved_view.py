"""A view that zooms, pans and goes to a place of the image."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from segstudio.ui.canvas.view import View
from segstudio.ui.canvas.viewport import Viewport


class MovedView(View):
    """A `View` of which any part can be seen at any size."""

    def fit(self) -> None:
        """Show the whole image; it stays fitted until the next zoom or pan."""
        self._is_fitted = True
        self._move_to(self._view.fitted())

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Zoom to `scale` device pixels an image pixel; `anchor` (of the widget) stays in place."""
        self._is_fitted = False
        self._move_to(self._view.zoomed(scale, self._anchor(anchor)))

    def zoom_by(self, steps: float, anchor: QPointF | None = None) -> None:
        """Zoom in (above 0) or out by notches of the wheel; three double the size."""
        self._is_fitted = False
        self._move_to(self._view.stepped(steps, self._anchor(anchor)))

    def set_scale_100(self) -> None:
        """Show one image pixel on one device pixel, the middle of the view staying in place."""
        self.zoom_to(1.0)

    def center_on(self, row: float, column: float) -> None:
        """Bring an image point into the middle."""
        self._is_fitted = False
        self._move_to(self._view.centered(row, column))

    def pan_by(self, rows: int, columns: int) -> None:
        """Move the image down and right by device pixels; what is painted already is kept."""
        before = self._view
        after = before.panned(*self._orientation.shift_to_stage(rows, columns))
        shift = after.origin[0] - before.origin[0], after.origin[1] - before.origin[1]
        if shift == (0, 0):
            return
        self._is_fitted = False
        ratio, seen = self.devicePixelRatioF(), self._orientation.shift_to_screen(*shift)
        logical = seen[0] / ratio, seen[1] / ratio
        if not all(each == round(each) for each in logical):
            self._move_to(after)
            return
        self._view, self._is_smooth = after, False
        self.scroll(round(logical[1]), round(logical[0]))
        self._scrolled(before, shift)
        self._settle.start()
        self._announce.start()

    def _move_to(self, view: Viewport) -> None:
        if view != self._view:
            self._view = view
            self._on_moved()

    def _scrolled(self, before: Viewport, shift: tuple[int, int]) -> None:
        """Repair what lies over the image after its pixels were moved by `shift` on the stage."""
