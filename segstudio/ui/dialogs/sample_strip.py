"""A few images of an import with what would be drawn on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.translation import translate
from segstudio.workspace.import_preview import SAMPLE_PX, Sample

_SHOWN_PX = SAMPLE_PX * 2 // 3
_OPACITY = 0.55
_NAME_LETTERS = 14


class SampleStrip(QScrollArea):
    """Pictures side by side; colours can change without anything being read again."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Samples", "Examples of what would be drawn"))
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._samples: Sequence[Sample] = ()
        self._pictures: list[QLabel] = []

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show others; `paint` follows."""
        self._samples, self._pictures = samples, []
        inner = QWidget()
        line = row(inner, gap_px=GAP_PX)
        for sample in samples:
            picture, words = QLabel(), label(_short(sample.name), "muted")
            picture.setFixedSize(_SHOWN_PX, _SHOWN_PX)
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            for each in (picture, words):
                each.setToolTip(sample.name)
            picture.setAccessibleName(sample.name)
            one = column(gap_px=2)
            one.addWidget(picture)
            one.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
            line.addLayout(one)
            self._pictures.append(picture)
        line.addStretch(1)
        self.setWidget(inner)
        self.setFixedHeight(inner.sizeHint().height() + 12)

    def paint(self, color_of: Callable[[int], str | None]) -> None:
        """Draw the masks anew. color_of: returns the colour of a value, None for none."""
        ratio = self.devicePixelRatioF()
        side = round(_SHOWN_PX * ratio)
        for sample, shown in zip(self._samples, self._pictures, strict=True):
            pixels = blended(sample, color_of)
            height, width = pixels.shape[:2]
            image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
            pixmap = QPixmap.fromImage(image.copy()).scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
            shown.setPixmap(pixmap)


def blended(sample: Sample, color_of: Callable[[int], str | None]) -> npt.NDArray[np.uint8]:
    """Return the sample with its mask over it, (height, width, 3) uint8."""
    pixels = sample.picture.astype(np.float32)
    for value in np.unique(sample.values).tolist():
        color = color_of(value)
        if color is not None:
            rgb = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)], np.float32)
            where = sample.values == value
            pixels[where] = (1 - _OPACITY) * pixels[where] + _OPACITY * rgb
    return np.ascontiguousarray(pixels.astype(np.uint8))


def _short(name: str) -> str:
    return name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1]}…"
