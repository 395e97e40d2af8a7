import numpy as np
import pytest

from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.ui.canvas import CanvasContent


@pytest.mark.parametrize(
    "pixels", [np.zeros((4, 5)), np.zeros((4, 5, 4), np.uint8), np.zeros(5, np.uint8)]
)
def test_other_pixels_are_refused(pixels):
    with pytest.raises(ValueError, match="uint8"):
        CanvasContent(pixels, Mask((4, 5)))


def test_sizes_must_fit():
    pixels = np.zeros((4, 5), np.uint8)
    with pytest.raises(ValueError, match="mask"):
        CanvasContent(pixels, Mask((5, 4)))
    with pytest.raises(ValueError, match="prediction"):
        CanvasContent(pixels, Mask((4, 5)), PredictedMask((5, 5)))


def test_pixels_are_shared():
    pixels = np.zeros((4, 5), np.uint8)
    assert CanvasContent(pixels, Mask((4, 5))).pixels is pixels
