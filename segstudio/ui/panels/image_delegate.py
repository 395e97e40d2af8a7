"""One row of the image list: thumbnail, name, and what is to be said of it."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from segstudio.ui.panels.image_list_model import RECORD_ROLE
from segstudio.ui.panels.thumbnails import Thumbnails
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.image_list import ImageRecord, ImageStatus

ROW_PX = 56
PICTURE_PX = 44
_EDGE_PX = 6
_DOT_PX = 10


class ImageDelegate(QStyledItemDelegate):
    """Paints rows; asking for a picture here means that only rows in sight are ever read."""

    def __init__(self, view: QAbstractItemView, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is as high as the others."""
        return QSize(160, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one image."""
        record = index.data(RECORD_ROLE)
        if not isinstance(record, ImageRecord):
            return
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, box, state)
        self._paint_picture(painter, box, record)
        self._paint_words(painter, box, record, option.font)
        self._paint_dot(painter, box, record)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_under_pointer = bool(state & QStyle.StateFlag.State_MouseOver)
        if not is_selected and not is_under_pointer:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.selection if is_selected else colors.hover))
        painter.drawRoundedRect(QRectF(box).adjusted(3, 2, -3, -2), 6, 6)

    def _paint_picture(self, painter: QPainter, box: QRect, record: ImageRecord) -> None:
        colors = self._theme.colors
        place = QRectF(box.x() + _EDGE_PX, box.y() + _EDGE_PX, PICTURE_PX, PICTURE_PX)
        picture = self._thumbnails.get(record)
        path = QPainterPath()
        path.addRoundedRect(place, 4, 4)
        if picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillPath(path, QColor(colors.hover))
            return
        painter.setClipPath(path)
        painter.drawPixmap(place, picture, _centre_square(picture))
        painter.setClipping(False)

    def _paint_words(self, painter: QPainter, box: QRect, record: ImageRecord, font: QFont) -> None:
        colors = self._theme.colors
        left = box.x() + 2 * _EDGE_PX + PICTURE_PX + 2
        width = box.right() - 4 * _EDGE_PX - _DOT_PX - left
        upper = QRect(left, box.y() + 8, width, ROW_PX // 2 - 8)
        lower = QRect(left, box.y() + ROW_PX // 2, width, ROW_PX // 2 - 8)
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        name = painter.fontMetrics().elidedText(
            record.name, Qt.TextElideMode.ElideMiddle, width - 4
        )
        painter.drawText(upper, start, name)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(QColor(colors.danger if record.problem else colors.muted))
        words = problem_words(display_words(record.problem or "")) or status_words(record.status)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width - 4)
        painter.drawText(lower, start, words)

    def _paint_dot(self, painter: QPainter, box: QRect, record: ImageRecord) -> None:
        """A ring, a half and a full disc, or a cross: told apart without colour too."""
        colors = self._theme.colors
        right, middle = box.right() - 2 * _EDGE_PX, box.y() + ROW_PX / 2
        dot = QRectF(right - _DOT_PX, middle - _DOT_PX / 2, _DOT_PX, _DOT_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if record.problem:
            painter.setPen(QPen(QColor(colors.danger), 1.75))
            painter.drawLine(dot.topLeft(), dot.bottomRight())
            painter.drawLine(dot.topRight(), dot.bottomLeft())
            return
        color = {
            ImageStatus.NEW: colors.muted,
            ImageStatus.IN_PROGRESS: colors.accent,
            ImageStatus.PREDICTED: colors.accent,
            ImageStatus.TO_REVIEW: colors.warning,
            ImageStatus.REVIEWED: colors.ok,
            ImageStatus.EXCLUDED: colors.muted,
        }[record.status]
        painter.setPen(QPen(QColor(color), 1.5))
        if record.status is ImageStatus.REVIEWED:
            painter.setBrush(QColor(color))
        painter.drawEllipse(dot)
        if record.status is ImageStatus.IN_PROGRESS:
            painter.setBrush(QColor(color))
            painter.drawPie(dot, 90 * 16, 180 * 16)


def problem_words(problem: str | None) -> str:
    """Return the reason without the file's name, which the row says already."""
    return (problem or "").rpartition("” ")[2]


def status_words(status: ImageStatus) -> str:
    """Return the status in words."""
    return {
        ImageStatus.NEW: translate("ImageStatus", "New"),
        ImageStatus.IN_PROGRESS: translate("ImageStatus", "In progress"),
        ImageStatus.PREDICTED: translate("ImageStatus", "Predicted"),
        ImageStatus.TO_REVIEW: translate("ImageStatus", "To review"),
        ImageStatus.REVIEWED: translate("ImageStatus", "Reviewed"),
        ImageStatus.EXCLUDED: translate("ImageStatus", "Excluded"),
    }[status]


def _centre_square(picture: QPixmap) -> QRectF:
    side = min(picture.width(), picture.height())
    return QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)
