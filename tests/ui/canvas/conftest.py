"""Small images with everything on them, and a way to wait until all is painted."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPointingDevice

from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.ui.canvas import Canvas, CanvasContent

COLORS = {1: (250, 0, 0), 2: (0, 250, 0), 3: (0, 0, 250), 300: (250, 250, 0)}


def make_content(shape=(300, 530), is_rgb=True, is_wide=False, seed=0):
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (*shape, 3) if is_rgb else shape, np.uint8)
    mask, prediction = Mask(shape), PredictedMask(shape)
    coarse = rng.integers(0, 4, (shape[0] // 8 + 1, shape[1] // 8 + 1), np.uint8)
    blocks = np.kron(coarse, np.ones((8, 8), np.uint8))[: shape[0], : shape[1]]
    mask.class_ids[...] = np.where(blocks == 3, 2, 0)
    prediction.class_ids[...] = np.roll(blocks, 5, axis=1)
    prediction.confidence[...] = rng.integers(100, 256, shape, np.uint8)
    if is_wide:
        mask.widen()
        mask.class_ids[mask.class_ids == 2] = 300
    return CanvasContent(pixels, mask, prediction)


@pytest.fixture
def content():
    return make_content()


@pytest.fixture
def canvas(qtbot):
    """Return a shown canvas of 640 × 400 with nothing in it."""
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(640, 400)
    widget.set_colors(COLORS)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def settle(qtbot):
    """Return a function that waits until a canvas has painted all there is."""

    def wait(widget):
        QCoreApplication.processEvents()
        widget._builder.wait()
        for _ in range(3):
            QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: widget.is_complete, timeout=5000)

    return wait


@pytest.fixture
def grabbed(settle):
    """Return a function that paints a canvas and gives (height, width, 3) RGB."""

    def grab(widget):
        settle(widget)
        widget.grab()
        settle(widget)
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        raw = np.frombuffer(image.constBits(), np.uint8)
        shape = image.height(), image.bytesPerLine() // 4, 4
        return raw.reshape(shape)[:, : image.width(), 2::-1].copy()

    return grab


@pytest.fixture(params=["grey", "rgb", "rgb, 16-bit ids"])
def any_content(request):
    return make_content(is_rgb="rgb" in request.param, is_wide="16" in request.param)


@pytest.fixture
def hover(canvas):
    """Return a function that moves the pointer over the canvas (QTest skips a place it was at)."""

    def move(x, y):
        point, none = QPointF(x, y), Qt.MouseButton.NoButton
        kind, keys = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        device = QPointingDevice.primaryPointingDevice()
        QCoreApplication.sendEvent(
            canvas, QMouseEvent(kind, point, point, none, none, keys, device)
        )

    return move
