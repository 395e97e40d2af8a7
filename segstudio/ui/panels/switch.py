"""A switch: on or off at a glance, with the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from segstudio.ui.theme import Theme

_WIDTH_PX, _HEIGHT_PX, _GAP_PX = 36, 20, 8


class Switch(QCheckBox):
    """A check box drawn as a switch; keyboard and screen readers see a check box."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return the size of the switch and its words."""
        words = self.fontMetrics().size(0, self.text())
        return QSize(_WIDTH_PX + _GAP_PX + words.width() + 4, max(_HEIGHT_PX + 6, words.height()))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Switch and words both take clicks."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the knob and the words."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1.5, (self.height() - _HEIGHT_PX) / 2, _WIDTH_PX - 3, _HEIGHT_PX)
        is_on = self.isChecked() and self.isEnabled()
        border = colors.text if self.hasFocus() else colors.accent if is_on else colors.muted
        painter.setPen(QPen(QColor(border), 1.25))
        painter.setBrush(QColor(colors.accent if is_on else colors.base))
        painter.drawRoundedRect(track, _HEIGHT_PX / 2, _HEIGHT_PX / 2)
        radius = _HEIGHT_PX / 2 - 4
        inset = _HEIGHT_PX / 2
        x = track.right() - inset if self.isChecked() else track.left() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.on_accent if is_on else colors.muted))
        painter.drawEllipse(QPointF(x, track.center().y()), radius, radius)
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.disabled))
        words = self.rect().adjusted(_WIDTH_PX + _GAP_PX, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
