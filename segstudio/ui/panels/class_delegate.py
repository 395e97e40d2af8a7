"""One row of the class list: colour, number key, name, pixel count, lock."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from segstudio.document.label_class import LabelClass
from segstudio.ui.icons import Icons
from segstudio.ui.panels.class_list_model import CLASS_ROLE, COUNT_ROLE
from segstudio.ui.swatch import paint_swatch
from segstudio.ui.theme import Theme

ROW_PX = 32
_SWATCH_PX = 16
_LOCK_PX = 16
_EDGE_PX = 8
_KEY_PX = 18

Index = QModelIndex | QPersistentModelIndex


class ClassPart(Enum):
    """What of a row the pointer is on."""

    COLOR = "color"
    NAME = "name"
    LOCK = "lock"


def part_at(row: QRect, place: QPoint) -> ClassPart:
    """Return the part of a row at a place in the view."""
    if place.x() < row.x() + 2 * _EDGE_PX + _SWATCH_PX:
        return ClassPart.COLOR
    if place.x() > row.right() - 2 * _EDGE_PX - _LOCK_PX:
        return ClassPart.LOCK
    return ClassPart.NAME


class ClassDelegate(QStyledItemDelegate):
    """Paints rows and places the name's editor."""

    def __init__(self, view: QAbstractItemView, theme: Theme, icons: Icons) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        return QSize(160, ROW_PX)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the name only."""
        box: QRect = option.rect
        left = box.x() + 2 * _EDGE_PX + _SWATCH_PX
        editor.setGeometry(left, box.y() + 1, box.right() - left - _LOCK_PX - _EDGE_PX, ROW_PX - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one class."""
        found = index.data(CLASS_ROLE)
        if not isinstance(found, LabelClass):
            return
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, state)
        swatch = QRectF(
            box.x() + _EDGE_PX, box.y() + (ROW_PX - _SWATCH_PX) / 2, _SWATCH_PX, _SWATCH_PX
        )
        paint_swatch(painter, swatch, found.color, QColor(self._theme.colors.muted))
        self._paint_words(painter, box, font, found.name, index)
        self._paint_lock(painter, box, found, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if not is_selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(QPen(QColor(colors.accent), 1) if is_selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.selection if is_selected else colors.hover))
        painter.drawRoundedRect(QRectF(box).adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)

    def _paint_words(
        self, painter: QPainter, box: QRect, font: QFont, name: str, index: Index
    ) -> None:
        colors = self._theme.colors
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = box.x() + 2 * _EDGE_PX + _SWATCH_PX
        lock_left = box.right() - _EDGE_PX - _LOCK_PX
        count = int(index.data(COUNT_ROLE))
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        shown = f"{count:,}" if count else "–"
        painter.setFont(small)
        painter.setPen(QColor(colors.muted))
        if index.row() < 9:
            painter.drawText(left, box.y(), _KEY_PX, ROW_PX, start, str(index.row() + 1))
        count_px = max(QFontMetrics(small).horizontalAdvance(shown), 12)
        count_left = lock_left - _EDGE_PX - count_px
        painter.drawText(count_left, box.y(), count_px, ROW_PX, end, shown)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        width = count_left - _EDGE_PX - left - _KEY_PX
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left + _KEY_PX, box.y(), width, ROW_PX, start, text)

    def _paint_lock(
        self, painter: QPainter, box: QRect, found: LabelClass, is_under_pointer: bool
    ) -> None:
        colors = self._theme.colors
        if not found.is_locked and not is_under_pointer:
            return
        name = "lock" if found.is_locked else "unlock"
        color = colors.text if found.is_locked else colors.muted
        ratio = painter.device().devicePixelRatioF()
        place = QPoint(box.right() - _EDGE_PX - _LOCK_PX, box.y() + (ROW_PX - _LOCK_PX) // 2)
        painter.drawPixmap(place, self._icons.pixmap(name, _LOCK_PX, color, ratio))
