"""One row of the image list: thumbnail with its mask, name, and what is to be said of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from segstudio.ui.image_words import figure_words, split_words, status_words
from segstudio.ui.panels.image_list_model import DETAILS_ROLE, RECORD_ROLE
from segstudio.ui.panels.row_list import paint_ground, paint_picture, small_font
from segstudio.ui.panels.thumbnails import MaskThumbnails, Thumbnails
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words
from segstudio.workspace.image_list import ImageRecord, ImageStatus, Split
from segstudio.workspace.review_queue import ImageDetails, ReviewQueue

ROW_PX = 56
PICTURE_PX = 44
_EDGE_PX = 6
_DOT_PX = 10


class ImageDelegate(QStyledItemDelegate):
    """Paints rows; asking for a picture here means that only rows in sight are ever read."""

    def __init__(
        self,
        view: QAbstractItemView,
        thumbnails: Thumbnails,
        masks: MaskThumbnails,
        queue: ReviewQueue,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._masks = masks
        self._queue = queue
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
        """Draw one image; an excluded one pale."""
        record, details = index.data(RECORD_ROLE), index.data(DETAILS_ROLE)
        if not isinstance(record, ImageRecord) or not isinstance(details, ImageDetails):
            return
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, box, option.state, self._theme.colors)
        painter.setOpacity(0.55 if record.is_excluded else 1.0)
        corner = QPointF(box.x() + _EDGE_PX, box.y() + _EDGE_PX)
        mask = self._masks.get(record) if details.labelled_px else None
        picture = self._thumbnails.get(record)
        paint_picture(painter, corner, PICTURE_PX, self._theme.colors, picture, mask)
        painter.setOpacity(1.0)
        self._paint_words(painter, box, record, details, option.font)
        self._paint_dot(painter, box, record)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        box: QRect,
        record: ImageRecord,
        details: ImageDetails,
        font: QFont,
    ) -> None:
        """Draw the name, the status, and in a third line what the person said of the image."""
        colors = self._theme.colors
        left = box.x() + 2 * _EDGE_PX + PICTURE_PX + 2
        width = box.right() - 2 * _EDGE_PX - left
        said = self._said(details)
        tops = (4, 22, 37) if said else (10, 29, 0)
        color = colors.muted if record.is_excluded else colors.text
        name_width = width - _DOT_PX - _EDGE_PX
        self._paint_line(
            painter, QRect(left, box.y() + tops[0], name_width, 18), record.name, font, color
        )
        small = small_font(font)
        problem = problem_words(display_words(record.problem or ""))
        color = colors.danger if record.problem else colors.muted
        words = problem or _status_words(record)
        self._paint_line(painter, QRect(left, box.y() + tops[1], width, 15), words, small, color)
        if said:
            place = QRect(left, box.y() + tops[2], width, 15)
            self._paint_line(painter, place, said, small, colors.muted)

    def _paint_line(
        self, painter: QPainter, place: QRect, words: str, font: QFont, color: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        is_name = place.height() > 15
        mode = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(words, mode, place.width())
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, start | Qt.TextFlag.TextDontClip, words)

    def _said(self, details: ImageDetails) -> str:
        """Return the figure sorted by first, as it is what is looked for; tags and the note."""
        parts = [figure_words(details, self._queue.query.sort)]
        parts += [f"#{tag}" for tag in details.tags]
        parts += [details.note.splitlines()[0]] if details.note else []
        return " · ".join(part for part in parts if part)

    def _paint_dot(self, painter: QPainter, box: QRect, record: ImageRecord) -> None:
        """Shapes of their own for each status: told apart without colour, too."""
        colors, status = self._theme.colors, record.status
        right, middle = box.right() - 2 * _EDGE_PX, box.y() + ROW_PX / 2 - _DOT_PX
        dot = QRectF(right - _DOT_PX, middle - _DOT_PX / 2, _DOT_PX, _DOT_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if record.problem:
            painter.setPen(QPen(QColor(colors.danger), 1.75))
            painter.drawLine(dot.topLeft(), dot.bottomRight())
            painter.drawLine(dot.topRight(), dot.bottomLeft())
            return
        color = QColor(
            {
                ImageStatus.NEW: colors.muted,
                ImageStatus.IN_PROGRESS: colors.accent,
                ImageStatus.PREDICTED: colors.accent,
                ImageStatus.TO_REVIEW: colors.warning,
                ImageStatus.REVIEWED: colors.ok,
                ImageStatus.EXCLUDED: colors.muted,
            }[status]
        )
        painter.setPen(QPen(color, 1.5))
        if status is ImageStatus.REVIEWED:
            painter.setBrush(color)
        painter.drawEllipse(dot)
        painter.setBrush(color)
        if status is ImageStatus.IN_PROGRESS:
            painter.drawPie(dot, 90 * 16, 180 * 16)
        elif status is ImageStatus.PREDICTED:
            painter.drawEllipse(dot.center(), 1.5, 1.5)
        elif status is ImageStatus.TO_REVIEW:
            painter.drawPie(dot, 0, 180 * 16)
        elif status is ImageStatus.EXCLUDED:
            painter.drawLine(dot.bottomLeft(), dot.topRight())


def _status_words(record: ImageRecord) -> str:
    """Return the status, and the split where there is one."""
    words = status_words(record.status)
    return words if record.split is Split.NONE else f"{words} · {split_words(record.split)}"


def problem_words(problem: str | None) -> str:
    """Return the reason without the file's name, which the row says already."""
    return (problem or "").rpartition("” ")[2]
