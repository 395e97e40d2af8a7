"""Screens with more than one device pixel for a logical one; Qt reads the scale at its start."""

import os
import subprocess
import sys

import pytest

_SCALED = """
import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from segstudio.document.mask import Mask
from segstudio.ui.canvas import Canvas, CanvasContent
from segstudio.workspace.tools.preview import Cursor, Preview

app = QApplication([])
pixels = np.arange(256, dtype=np.uint8)[None].repeat(256, axis=0)
canvas, ratio = Canvas(), float(__import__("sys").argv[1])
canvas.resize(400, 300)
canvas.set_content(CanvasContent(pixels, Mask((256, 256))))
canvas.set_preview(Preview(cursor=Cursor.CIRCLE, radius_px=20))
canvas.show()
canvas.zoom_to(1.0)
told = []
canvas.pointer_pressed.connect(told.append)
QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(180, 140))
QCoreApplication.processEvents()
shot = canvas.grab().toImage()
top, left = canvas._view.origin
assert canvas.devicePixelRatioF() == ratio
assert canvas._view.size == (300 * ratio, 400 * ratio)
assert told[0].point == (140 * ratio - top, 180 * ratio - left), told
assert told[0].zoom == 1 / ratio
columns = [shot.pixelColor(left + column, top + 5).red() for column in range(256)]
assert columns == list(range(256)), "at 100 % each image pixel is one device pixel"
x, y = round(180 * ratio), round(140 * ratio)
lit = [i for i in range(80) if shot.pixelColor(x + i, y).red() - (x + i - left) > 30]
assert lit and 18 <= lit[0] and lit[-1] <= 22, lit
"""


@pytest.mark.parametrize("ratio", ["2", "1.5"])
def test_device_pixels_are_used_on_fine_screens(ratio):
    environment = os.environ | {"QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _SCALED, ratio]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
