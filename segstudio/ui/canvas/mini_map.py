"""The whole image in a corner, with a frame around what is in view; a drag there moves the view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene
from segstudio.ui.canvas.orientation import Point
from segstudio.ui.canvas.rectangle import to_qrect
from segstudio.ui.canvas.tile import Tile

_SIDE_PX = 150
_LEAST_FRAME_PX = 6
_BORDER = QColor(20, 20, 20, 220)
_SHADE = QColor(0, 0, 0, 110)
_FRAME = QColor(255, 255, 255)


class MiniMap:
    """Pure geometry and paint; it is shown while a part of the image is out of view."""

    def place(self, scene: AidScene) -> Region | None:
        """Return where it is on the screen, None while the whole image is in view."""
        view = scene.view
        if view.visible_region == Region(0, 0, *view.shape):
            return None
        side = min(scene.px(_SIDE_PX), min(scene.size) // 3)
        shape = scene.orientation.swapped(view.shape)
        if side < 16:
            return None
        longer = max(shape)
        height, width = (max(4, round(each * side / longer)) for each in shape)
        return scene.corner(height, width, is_right=True)

    def image_point(self, scene: AidScene, place: Region, point: Point) -> Point:
        """Return the image point under a point of the screen."""
        inner = point[0] - place.row, point[1] - place.column
        size = scene.orientation.swapped((place.height, place.width))
        row, column = scene.orientation.to_stage(inner, size)
        height, width = scene.view.shape
        return row * height / size[0], column * width / size[1]

    def paint(self, painter: QPainter, scene: AidScene, place: Region, tile: Tile) -> None:
        """Draw the map; tile: the one that shows the whole image."""
        size = scene.orientation.swapped((place.height, place.width))
        painter.fillRect(to_qrect(place.grown(scene.px(2))), _BORDER)
        painter.save()
        painter.setClipRect(to_qrect(place), Qt.ClipOperation.IntersectClip)
        painter.translate(place.column, place.row)
        painter.setTransform(scene.orientation.transform(size), combine=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(0, 0, size[1], size[0])
        painter.drawImage(whole, tile.image, QRectF(0, 0, tile.region.width, tile.region.height))
        painter.restore()
        self._paint_frame(painter, scene, place)

    def _paint_frame(self, painter: QPainter, scene: AidScene, place: Region) -> None:
        """Shade what is out of view, and draw a frame around what is in view."""
        seen = self._frame(scene, place)
        painter.save()
        painter.setClipRect(to_qrect(place), Qt.ClipOperation.IntersectClip)
        top, left, bottom, right = seen.row, seen.column, seen.row_end, seen.column_end
        for part in (
            Region(place.row, place.column, top - place.row, place.width),
            Region(bottom, place.column, place.row_end - bottom, place.width),
            Region(top, place.column, seen.height, left - place.column),
            Region(top, right, seen.height, place.column_end - right),
        ):
            if not part.is_empty:
                painter.fillRect(to_qrect(part), _SHADE)
        painter.setPen(QPen(_FRAME, scene.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(to_qrect(seen).adjusted(0, 0, -1, -1))
        painter.restore()

    def _frame(self, scene: AidScene, place: Region) -> Region:
        visible, shape = scene.view.visible_region, scene.view.shape
        size = scene.orientation.swapped((place.height, place.width))
        down, across = size[0] / shape[0], size[1] / shape[1]
        staged = Region(
            round(visible.row * down),
            round(visible.column * across),
            round(visible.height * down),
            round(visible.width * across),
        )
        seen = scene.orientation.region_to_screen(staged, size)
        least = scene.px(_LEAST_FRAME_PX)
        height, width = max(least, seen.height), max(least, seen.width)
        row = place.row + seen.row - (height - seen.height) // 2
        column = place.column + seen.column - (width - seen.width) // 2
        return Region(row, column, height, width)
