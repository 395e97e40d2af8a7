"""One kept version in three lines: number and Dice, date and work, and the note."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from segstudio.ui.icons import Icons
from segstudio.ui.panels import version_words as words
from segstudio.ui.theme import Theme
from segstudio.worker.messages import KeptVersion

VERSION_ROLE = Qt.ItemDataRole.UserRole
SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
"""True for the version on screen."""
_EDGE_PX = 10
_LINE_GAP_PX = 2
_PIN_PX = 14


class VersionDelegate(QStyledItemDelegate):
    """Paints rows; the version on screen has a bar at its side, a pinned one a pin."""

    def __init__(self, view: QAbstractItemView, theme: Theme, icons: Icons) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Three lines where there is a note, else two."""
        lines = 3 if words.note_words(index.data(VERSION_ROLE)) else 2
        return QSize(160, lines * (option.fontMetrics.height() + _LINE_GAP_PX) + _EDGE_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one version."""
        version: KeptVersion = index.data(VERSION_ROLE)
        box, colors = option.rect, self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, option.state, is_shown=bool(index.data(SHOWN_ROLE)))
        bold, small = QFont(option.font), QFont(option.font)
        bold.setBold(True)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        line = QRect(box.adjusted(_EDGE_PX + 4, _EDGE_PX // 2, -_EDGE_PX, 0))
        line.setHeight(option.fontMetrics.height())
        step = line.height() + _LINE_GAP_PX
        title = self._write(painter, line, bold, colors.text, words.title_words(version))
        if version.is_pinned:
            self._paint_pin(painter, line, title)
        self._write(painter, line, option.font, colors.text, words.dice_words(version), is_end=True)
        line.translate(0, step)
        date = f"{words.date_words(version)} · {words.work_words(version)}"
        self._write(painter, line, small, colors.muted, date)
        line.translate(0, step)
        self._write(painter, line, small, colors.text, words.note_words(version))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, is_shown: bool
    ) -> None:
        colors, place = self._theme.colors, QRectF(box).adjusted(3, 1, -3, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colors.selection if is_selected else colors.hover))
            painter.drawRoundedRect(place, 6, 6)
        if is_shown:
            painter.setBrush(QColor(colors.accent))
            bar = QRectF(place.left(), place.top() + 6, 3, place.height() - 12)
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_pin(self, painter: QPainter, line: QRect, title_px: int) -> None:
        ratio = painter.device().devicePixelRatioF()
        pin = self._icons.pixmap("pin", _PIN_PX, self._theme.colors.accent, ratio)
        top = line.top() + (line.height() - _PIN_PX) // 2
        painter.drawPixmap(line.left() + title_px + 4, top, pin)

    @staticmethod
    def _write(
        painter: QPainter, line: QRect, font: QFont, color: str, text: str, is_end: bool = False
    ) -> int:
        """Write one line of text, cut where it is too long; return its width."""
        painter.setFont(font)
        painter.setPen(QColor(color))
        metrics = painter.fontMetrics()
        side = Qt.AlignmentFlag.AlignRight if is_end else Qt.AlignmentFlag.AlignLeft
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return metrics.horizontalAdvance(cut)
