"""A small picture with labels over it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from segstudio.document.label_class import MAX_CLASS_ID, ClassTable
from segstudio.document.training_preview import LabelledPicture
from segstudio.ui.layout import column, label

Tints = npt.NDArray[np.uint32]
"""(MAX_CLASS_ID + 1) by class id: the bytes of straight RGBA."""
_OPACITY = 153
_ROUND_PX = 4


def tints(classes: ClassTable) -> Tints:
    """Return colours of classes that let the image through; nothing for what is none."""
    found = np.zeros((MAX_CLASS_ID + 1, 4), np.uint8)
    for each in classes:
        found[each.id] = (*each.rgb, _OPACITY)
    return found.view(np.uint32)[:, 0]


class LabelledView(QWidget):
    """Shows a picture as large as there is room, below its title; without one, an empty field."""

    def __init__(self, name: str, side_px: int) -> None:
        """name: for those who cannot see it. side_px: least side."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumSize(QSize(side_px, side_px))
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.image: QImage | None = None

    def show_picture(self, shown: LabelledPicture | None, colors: Tints | None) -> None:
        """Show another one. colors: by class id; None without labels."""
        self.image = None if shown is None else _image(shown, colors)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        if self.image is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().midlight())
            painter.drawRoundedRect(self.rect(), _ROUND_PX, _ROUND_PX)
            return
        room, keep = QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        size = QSizeF(self.image.size()).scaled(room, keep)
        is_smaller = size.width() * self.devicePixelRatioF() < self.image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smaller)
        painter.drawImage(QRectF(QPointF(), size), self.image)


def titled(title: str, view: QWidget) -> QWidget:
    """Return a view below its title."""
    both = QWidget()
    inside = column(both, gap_px=2)
    inside.addWidget(label(title, "muted"))
    inside.addWidget(view, 1)
    return both


def _image(shown: LabelledPicture, colors: Tints | None) -> QImage:
    height, width = shown.class_ids.shape
    pixels = np.ascontiguousarray(shown.picture)
    plain = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    found = plain.convertToFormat(QImage.Format.Format_RGB32)
    if colors is not None and shown.class_ids.any():
        over = np.take(colors, shown.class_ids, mode="clip")
        painter = QPainter(found)
        labels = QImage(over.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        painter.drawImage(0, 0, labels)
        painter.end()
    return found
