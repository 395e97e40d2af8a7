"""What lists of pictures with words share: the view, and the frame of a row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from segstudio.ui.colors import Colors


def row_view(model: QAbstractItemModel, row_px: int, name: str) -> QTableView:
    """Return a view of one column; name: for screen readers.

    A list view lays 100,000 rows out one by one (0.3 s); a table's header counts them.
    """
    view = QTableView()
    view.setModel(model)
    view.horizontalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_px)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(name)
    return view


def paint_ground(
    painter: QPainter, box: QRect, state: QStyle.StateFlag, colors: Colors, inset_px: int = 2
) -> QRectF:
    """Mark the row where it is selected or under the pointer; return where it may be marked."""
    place = QRectF(box).adjusted(3, inset_px, -3, -inset_px)
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if is_selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.selection if is_selected else colors.hover))
        painter.drawRoundedRect(place, 6, 6)
    return place


def paint_picture(
    painter: QPainter, corner: QPointF, side_px: float, colors: Colors, *layers: QPixmap | None
) -> None:
    """Draw the middle square of pictures over each other; a blank one where the first is None."""
    place = QRectF(corner.x(), corner.y(), side_px, side_px)
    path = QPainterPath()
    path.addRoundedRect(place, 4, 4)
    if not layers or layers[0] is None:
        painter.fillPath(path, QColor(colors.hover))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    for layer in layers:
        if layer is not None:
            painter.drawPixmap(place, layer, _centre_square(layer))
    painter.setClipping(False)


def small_font(font: QFont) -> QFont:
    """Return the font of a row's second line."""
    small = QFont(font)
    small.setBold(False)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _centre_square(picture: QPixmap) -> QRectF:
    side = min(picture.width(), picture.height())
    return QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)
