"""Brings a place into view and marks it for a moment, where the person is led to it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer

from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.workspace.session import Session

MARK_MS = 1600
MARK_COLOR = "#ffb000"
SHARE = 0.5
"""Of the view's shorter side, that a place takes."""
MOST_ZOOM = 8.0
LINE_PX = 3
"""Width of the mark on the screen."""


class PlaceMark(QObject):
    """A frame around the place, gone after MARK_MS."""

    def __init__(self, canvas: Canvas, session: Session) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._timer = QTimer(self, singleShot=True, interval=MARK_MS)
        self._timer.timeout.connect(lambda: canvas.set_veils(()))
        session.events.place_shown.connect(self._show)
        for signal in (session.events.image_opened, session.events.project_closed):
            signal.connect(self._end)

    def _show(self, region: Region) -> None:
        """Zoom so that the place is seen with what is around it, and frame it."""
        canvas, ratio = self._canvas, self._canvas.devicePixelRatioF()
        side_px = min(canvas.width(), canvas.height()) * ratio
        zoom = SHARE * side_px / max(1, region.height, region.width)
        canvas.fit()
        if zoom > canvas.zoom:
            canvas.zoom_to(min(MOST_ZOOM * ratio, zoom))
            canvas.center_on(region.row + region.height / 2, region.column + region.width / 2)
        width_px = max(1, round(LINE_PX * ratio / canvas.zoom))
        canvas.set_veils((Veil(_frame(region, width_px), MARK_COLOR),))
        self._timer.start()

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._canvas.set_veils(())


def _frame(region: Region, width_px: int) -> Selection:
    """Return a frame around a region."""
    around = region.grown(width_px)
    stencil = np.full((around.height, around.width), 255, np.uint8)
    stencil[width_px:-width_px, width_px:-width_px] = 0
    return Selection(around, stencil)
