"""What the colours on the image mean where they are not those of the classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from segstudio.document.difference import Difference
from segstudio.ui.canvas.color_table import ColorTable, confidence_table, uncertainty_table
from segstudio.ui.canvas.difference_overlay import DIFFERENCE_COLORS
from segstudio.ui.layout import GAP_PX, label, row
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.theme import Theme
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate
from segstudio.workspace.layers import ColorBy, Layers

_SWATCH_PX = 14
_KEPT_WORDS = {
    Difference.AGREE: QT_TRANSLATE_NOOP("Legend", "Unchanged"),
    Difference.ONLY_FIRST: QT_TRANSLATE_NOOP("Legend", "Only before"),
    Difference.ONLY_SECOND: QT_TRANSLATE_NOOP("Legend", "Only now"),
    Difference.OTHER_CLASS: QT_TRANSLATE_NOOP("Legend", "Other class"),
}
_WORDS = {
    Difference.AGREE: QT_TRANSLATE_NOOP("Legend", "Agree"),
    Difference.ONLY_FIRST: QT_TRANSLATE_NOOP("Legend", "Only drawn"),
    Difference.ONLY_SECOND: QT_TRANSLATE_NOOP("Legend", "Only predicted"),
    Difference.OTHER_CLASS: QT_TRANSLATE_NOOP("Legend", "Other class"),
}


_TRUTH_WORDS = {
    Difference.AGREE: QT_TRANSLATE_NOOP("Legend", "Agree"),
    Difference.ONLY_FIRST: QT_TRANSLATE_NOOP("Legend", "Only truth"),
    Difference.ONLY_SECOND: QT_TRANSLATE_NOOP("Legend", "Only predicted"),
    Difference.OTHER_CLASS: QT_TRANSLATE_NOOP("Legend", "Other class"),
}


class Legend(QWidget):
    """Hidden while all colours are those of classes; each part is made when it is first shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._shown: QWidget | None = None

    @cached_property
    def differences(self) -> QWidget:
        """Colours of what was drawn beside what is predicted."""
        return self._added(_difference_rows(_WORDS))

    @cached_property
    def kept_differences(self) -> QWidget:
        """Colours of one prediction beside another."""
        return self._added(_difference_rows(_KEPT_WORDS))

    @cached_property
    def truth_differences(self) -> QWidget:
        """Colours of the truth of a folder beside what is predicted."""
        return self._added(_difference_rows(_TRUTH_WORDS))

    @cached_property
    def confidence(self) -> QWidget:
        """Colours of a confidence."""
        return self._added(Ramp(confidence_table, self._theme, translate("Legend", "Confidence")))

    @cached_property
    def uncertainty(self) -> QWidget:
        """Colours of an uncertainty."""
        return self._added(Ramp(uncertainty_table, self._theme, translate("Legend", "Confidence")))

    def show_layers(self, layers: Layers) -> None:
        """Explain what is on the image now."""
        if self._shown is not None:
            self._shown.hide()
        self._shown = self._fitting(layers)
        if self._shown is not None:
            self._shown.show()
        self.setVisible(self._shown is not None)

    def _fitting(self, layers: Layers) -> QWidget | None:
        if layers.is_difference:
            if layers.is_kept_compared:
                is_truth = layers.is_truth_compared
                return self.truth_differences if is_truth else self.kept_differences
            return self.differences
        if layers.prediction.is_visible and layers.prediction_by is ColorBy.CONFIDENCE:
            return self.confidence
        if layers.prediction.is_visible and layers.prediction_by is ColorBy.UNCERTAINTY:
            return self.uncertainty
        return None

    def _added(self, part: QWidget) -> QWidget:
        part.hide()
        self._layout.addWidget(part)
        return part


class Ramp(QWidget):
    """Colours from one half to certain, with both ends named."""

    def __init__(self, table: Callable[[float], ColorTable], theme: Theme, name: str) -> None:
        super().__init__()
        self._colors = table(1.0)[[127, 159, 191, 223, 255]]
        self._theme = theme
        self.setAccessibleName(name)
        line = row(self)
        line.addWidget(label(translate("Legend", "50 % or less"), "muted"))
        self._space = QWidget()
        self._space.setMinimumWidth(60)
        line.addWidget(self._space, 1)
        line.addWidget(label(translate("Legend", "sure"), "muted"))

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(160, self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours between the words."""
        painter = QPainter(self)
        box = QRectF(self._space.geometry())
        box = QRectF(box.left(), box.center().y() - 5, box.width(), 10)
        gradient = QLinearGradient(box.topLeft(), QPointF(box.right(), box.top()))
        for place, color in zip(np.linspace(0, 1, len(self._colors)), self._colors, strict=True):
            gradient.setColorAt(float(place), QColor.fromRgb(int(color)))
        painter.setPen(QPen(QColor(self._theme.colors.border), 1))
        painter.setBrush(gradient)
        painter.drawRect(box)
        painter.end()


def _difference_rows(words: Mapping[Difference, str]) -> QWidget:
    """Return two rows of two colours with their words."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    pairs = list(DIFFERENCE_COLORS.items())
    for half in (pairs[:2], pairs[2:]):
        line = row(gap_px=GAP_PX // 2)
        for found, rgb in half:
            square = label()
            square.setPixmap(swatch_icon(QColor(*rgb).name(), _SWATCH_PX).pixmap(_SWATCH_PX))
            line.addWidget(square)
            line.addWidget(label(translate("Legend", words[found])), 1)
        layout.addLayout(line)
    return made
