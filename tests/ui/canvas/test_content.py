import numpy as np
import pytest

from segstudio.document.image_display import default_display
from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.ui.canvas import CanvasContent


@pytest.mark.parametrize("pixels", [np.zeros((4, 5), complex), np.zeros(5, np.uint8)])
def test_other_pixels_are_refused(pixels):
    with pytest.raises(ValueError, match="real numbers"):
        CanvasContent(pixels, Mask((4, 5)))


def test_a_display_is_of_as_many_channels():
    pixels = np.zeros((4, 5, 3), np.uint8)
    grey = default_display(pixels[..., 0])
    with pytest.raises(ValueError, match="channels"):
        CanvasContent(pixels, Mask((4, 5)), display=grey)
    assert CanvasContent(pixels, Mask((4, 5))).first_display == default_display(pixels)


def test_sizes_must_fit():
    pixels = np.zeros((4, 5), np.uint8)
    with pytest.raises(ValueError, match="mask"):
        CanvasContent(pixels, Mask((5, 4)))
    with pytest.raises(ValueError, match="prediction"):
        CanvasContent(pixels, Mask((4, 5)), PredictedMask((5, 5)))


def test_pixels_are_shared():
    pixels = np.zeros((4, 5), np.uint8)
    assert CanvasContent(pixels, Mask((4, 5))).pixels is pixels
