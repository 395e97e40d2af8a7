"""One row of the history: a picture of the edit, its name, and what the classes gained."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from segstudio.document.mask_edit import MaskEdit
from segstudio.ui.panels.history_model import EDIT_ROLE, GAIN_ROLE, STATE_ROLE
from segstudio.ui.panels.picture_maker import PictureMaker
from segstudio.ui.panels.row_list import paint_ground, paint_picture, small_font
from segstudio.ui.theme import Theme
from segstudio.workspace.edit_picture import edit_color, edit_picture
from segstudio.workspace.finding.shown_image import ShownImage
from segstudio.workspace.session import Session

ROW_PX = 44
PICTURE_PX = 32
_EDGE_PX = 6
_MARK_PX = 3


class HistoryDelegate(QStyledItemDelegate):
    """Paints rows; pictures are made for rows in sight only."""

    def __init__(
        self, view: QAbstractItemView, pictures: PictureMaker, session: Session, theme: Theme
    ) -> None:
        super().__init__(view)
        self._pictures = pictures
        self._session = session
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
        """Draw one state: undone ones pale, the one on the canvas with a bar and in bold."""
        box, state = option.rect, option.state
        ahead: int = index.data(STATE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, state, is_shown=ahead == 0)
        painter.setOpacity(0.45 if ahead > 0 else 1.0)
        self._paint_picture(painter, box, index.data(EDIT_ROLE))
        font = QFont(option.font)
        font.setBold(ahead == 0)
        self._paint_words(painter, box, font, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, is_shown: bool
    ) -> None:
        colors = self._theme.colors
        place = paint_ground(painter, box, state, colors, inset_px=1)
        if is_shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            mark = QRectF(place.left(), place.top() + 6, _MARK_PX, place.height() - 12)
            painter.drawRoundedRect(mark, _MARK_PX / 2, _MARK_PX / 2)

    def _paint_picture(self, painter: QPainter, box: QRect, edit: MaskEdit | None) -> None:
        corner = QPointF(box.x() + 2 * _EDGE_PX, box.y() + _EDGE_PX)
        picture = None if edit is None else self._picture(edit)
        paint_picture(painter, corner, PICTURE_PX, self._theme.colors, picture)

    def _picture(self, edit: MaskEdit) -> QPixmap | None:
        image = self._session.image
        if image is None:
            return None
        side_px, classes = 2 * PICTURE_PX, self._session.classes
        color = edit_color(edit, classes)
        key = hash((color, edit.size_bytes, len(edit.changes), edit.changes[:1]))
        shown = ShownImage(image.pixels, image.look)
        make = partial(edit_picture, edit, shown, side_px, color)
        return self._pictures.picture(key, make)

    def _paint_words(
        self,
        painter: QPainter,
        box: QRect,
        font: QFont,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colors, middle = self._theme.colors, ROW_PX // 2
        left = box.x() + 3 * _EDGE_PX + PICTURE_PX + 2
        width = box.right() - _EDGE_PX - left
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        gain: str = index.data(GAIN_ROLE)
        upper = QRect(left, box.y() + 4, width, middle - 4 if gain else ROW_PX - 8)
        painter.setFont(font)
        painter.setPen(QColor(colors.text if index.data(EDIT_ROLE) else colors.muted))
        end = Qt.TextElideMode.ElideRight
        painter.drawText(upper, start, painter.fontMetrics().elidedText(index.data(), end, width))
        if gain:
            painter.setFont(small_font(font))
            painter.setPen(QColor(colors.muted))
            lower = QRect(left, box.y() + middle, width, middle - 4)
            painter.drawText(lower, start, painter.fontMetrics().elidedText(gain, end, width))
