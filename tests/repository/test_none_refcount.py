"""PySide6 6.12.0 loses a reference to None in each void call on Python 3.11, and aborts."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter

_CALLS = 5000


def test_painter_calls_keep_their_references_to_none():
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        painter.drawLine(0, 0, 7, 7)
        painter.drawImage(0, 0, image)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < _CALLS // 10, "This PySide6 aborts on this Python: see pyproject.toml."
