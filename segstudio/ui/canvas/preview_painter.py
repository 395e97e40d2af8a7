"""Draws what a tool shows before it commits: the brush circle, points, rubber lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QRegion

from segstudio.ui.canvas.outline_runs import Places, inside, places_in_view, runs
from segstudio.ui.canvas.rectangle import parts_of, to_qrect
from segstudio.ui.canvas.selection_painter import paint_selection, selection_rectangle
from segstudio.ui.canvas.viewport import Viewport
from segstudio.workspace.tools.preview import Cursor, Preview

_ERASING = QColor("#ff4040")
_DARK = QColor(0, 0, 0, 200)
_PAD_PX = 4
_PIECES = 8
_MOST_PARTS = 48
"""An outline of more points is repainted as one box: a region of many parts costs more."""
_PIXEL_S, _SMOOTH_PIXEL_S, _PART_S = 0.5e-9, 4e-9, 60e-6
"""What painting a pixel and one more rectangle takes, measured on a slow machine."""

Pointer = tuple[float, float]
"""(row, column) in device pixels of the view."""


class PreviewPainter:
    """Draws one preview; sizes are device pixels, `unit_px` the width of a fine line."""

    def __init__(self, preview: Preview, unit_px: float = 1.0) -> None:
        self.preview = preview
        self._unit = unit_px
        self._color = _ERASING if preview.is_erasing else QColor(preview.color)

    def still_region(self, view: Viewport) -> QRegion:
        """Return the device pixels of the selection, the points and the lines between them."""
        region = self._region_of(view, 0, len(self.preview.points)) + self._marks(view)
        if self.preview.selection is not None:
            region += to_qrect(selection_rectangle(view, self.preview.selection))
        return region

    def changed_region(self, view: Viewport, before: Preview) -> QRegion:
        """Return the device pixels of still parts that another preview draws elsewhere."""
        preview = self.preview
        if _look(preview) != _look(before):
            return self.still_region(view)
        mine, others = preview.points, before.points
        region = self._marks(view)
        if preview.selection is not before.selection and preview.selection is not None:
            region += to_qrect(selection_rectangle(view, preview.selection))
        if mine != others:
            most = min(len(mine), len(others))
            first = next((i for i in range(most) if mine[i] != others[i]), most)
            most -= first
            last = next((i for i in range(most) if mine[-1 - i] != others[-1 - i]), most)
            region += self._region_of(view, first - 1, len(mine) - last + 1)
        return region

    def moving_region(self, view: Viewport, pointer: Pointer | None) -> QRegion:
        """Return the device pixels of what follows the pointer."""
        region = QRegion()
        if pointer is None:
            return region
        center = QPointF(pointer[1], pointer[0])
        for start in self._rubber_starts(view):
            region += self._along(start, center)
        radius = self._radius(view)
        if radius:
            outer = ceil(radius) + self._pad
            region += _around(center, center, outer)
        return region

    def paint(self, painter: QPainter, view: Viewport, pointer: Pointer | None) -> None:
        """Draw; the painter is in device pixels."""
        if self.preview.selection is not None:
            paint_selection(painter, view, self.preview.selection, self._color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip, pad = painter.clipBoundingRect(), 2.0 * self._pad
        clip = clip.adjusted(-pad, -pad, pad, pad) if not clip.isEmpty() else clip
        places = places_in_view(view, self.preview.points)
        lines = runs(places, self.preview.is_closed, clip)
        if pointer is not None:
            center = QPointF(pointer[1], pointer[0])
            lines += [[start, center] for start in self._rubber_starts(view)]
        self._paint_lines(painter, lines)
        self._paint_points(painter, view, places, clip)
        if pointer is not None:
            self._paint_circle(painter, view, QPointF(pointer[1], pointer[0]))

    @property
    def _pad(self) -> int:
        return ceil(_PAD_PX * self._unit)

    def _radius(self, view: Viewport) -> float:
        preview = self.preview
        if preview.cursor not in (Cursor.CIRCLE, Cursor.SQUARE):
            return 0.0
        most = preview.radius_px * view.zoom
        of_screen = preview.radius_screen_px
        return most if of_screen is None else min(most, of_screen * self._unit)

    def _rubber_starts(self, view: Viewport) -> list[QPointF]:
        preview, starts = self.preview, []
        if preview.follows_pointer and preview.points:
            starts.append(_in_view(view, preview.points[-1]))
        if preview.line_from is not None:
            starts.append(_in_view(view, preview.line_from))
        return starts

    def _paint_lines(self, painter: QPainter, lines: list[list[QPointF]]) -> None:
        """Draw lines with a dark shadow, seen on any ground; fine pens are drawn most quickly."""
        for color, shift in ((_DARK, self._unit), (self._color, 0.0)):
            painter.setPen(QPen(color, self._unit))
            for line in lines:
                painter.drawPolyline(QPolygonF(line).translated(shift, shift))

    def _paint_points(
        self, painter: QPainter, view: Viewport, places: Places, clip: QRectF
    ) -> None:
        preview, radius = self.preview, (_PAD_PX - 1) * self._unit
        painter.setPen(QPen(_DARK, self._unit))
        painter.setBrush(self._color)
        for number in inside(places, clip) if preview.has_handles else ():
            row, column = places[number].tolist()
            reach = 1.6 * radius if number == preview.marked else radius
            painter.drawEllipse(QPointF(column, row), reach, reach)
        painter.setBrush(QColor(255, 255, 255))
        if preview.candidate is not None:
            painter.drawEllipse(_in_view(view, preview.candidate), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_circle(self, painter: QPainter, view: Viewport, center: QPointF) -> None:
        radius, unit = self._radius(view), self._unit
        if not radius:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        light = _ERASING if self.preview.is_erasing else QColor(255, 255, 255)
        for color, shift in ((_DARK, unit / 2), (light, -unit / 2)):
            painter.setPen(QPen(color, unit))
            reach = max(unit, radius + shift)
            if self.preview.cursor is Cursor.SQUARE:
                painter.drawRect(
                    QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach)
                )
            else:
                painter.drawEllipse(center, reach, reach)

    def _region_of(self, view: Viewport, first: int, end: int) -> QRegion:
        """Return the device pixels of the points `first` to before `end` and the lines between."""
        preview = self.preview
        points = [_in_view(view, each) for each in preview.points[max(0, first) : max(0, end)]]
        if preview.is_closed and preview.points and (first <= 0 or end >= len(preview.points)):
            last, start = preview.points[-1], preview.points[0]
            points = [_in_view(view, last), *points, _in_view(view, start)]
        if len(points) > _MOST_PARTS:
            rows, columns = [each.y() for each in points], [each.x() for each in points]
            box = QPointF(min(columns), min(rows)), QPointF(max(columns), max(rows))
            return QRegion(_around(*box, self._pad))
        region = QRegion()
        for start_point, end_point in zip(points, points[1:] or points, strict=False):
            region += self._along(start_point, end_point)
        return region

    def _marks(self, view: Viewport) -> QRegion:
        """Return the device pixels of the marked point and of the candidate."""
        preview, region = self.preview, QRegion()
        marked = () if preview.marked is None else preview.points[preview.marked :][:1]
        for point in (*marked, *((preview.candidate,) if preview.candidate else ())):
            center = _in_view(view, point)
            region += _around(center, center, 2 * self._pad)
        return region

    def _along(self, start: QPointF, end: QPointF) -> QRegion:
        """Return a chain of rectangles along a line: less to paint than its bounding box."""
        length = max(abs(end.x() - start.x()), abs(end.y() - start.y()))
        pieces = min(_PIECES, int(length // 64) + 1)
        region, step, pad = QRegion(), (end - start) / pieces, self._pad
        for i in range(pieces):
            first, last = start + step * i, start + step * (i + 1)
            region += _around(first, last, pad)
        return region


def _look(preview: Preview) -> tuple[object, ...]:
    """Return all that the whole outline is drawn with."""
    return preview.color, preview.is_erasing, preview.is_closed, preview.has_handles


def _in_view(view: Viewport, point: tuple[float, float]) -> QPointF:
    row, column = view.to_view(*point)
    return QPointF(column, row)


def _around(first: QPointF, last: QPointF, pad: int) -> QRect:
    left, right = sorted((int(first.x()), int(last.x())))
    top, bottom = sorted((int(first.y()), int(last.y())))
    return QRect(left - pad, top - pad, right - left + 2 * pad + 1, bottom - top + 2 * pad + 1)


def simplified(region: QRegion, is_smooth: bool) -> QRegion:
    """Return the bounding rectangle where that is painted more quickly than many parts."""
    box, parts = region.boundingRect(), parts_of(region)
    pixel_s = _SMOOTH_PIXEL_S if is_smooth else _PIXEL_S
    saved_s = (len(parts) - 1) * _PART_S
    added_px = box.width() * box.height() - sum(part.area_px for part in parts)
    return QRegion(box) if added_px * pixel_s <= saved_s else region
