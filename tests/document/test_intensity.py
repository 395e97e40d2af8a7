"""What is shown of images of any type and range."""

import numpy as np
import pytest

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import ChannelDisplay, ImageDisplay
from segstudio.document.intensity import display_window


def to_display(pixels, low, high):
    """Show grey, or colours one by one, between two limits."""
    grey = DisplayMap(ImageDisplay((ChannelDisplay(low, high),)))
    if pixels.ndim == 2:
        return grey.whole(pixels)
    return np.stack([grey.whole(pixels[..., i]) for i in range(pixels.shape[2])], axis=-1)


def test_eight_bits_are_shown_as_they_are_without_a_copy():
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert display_window(pixels) == (0, 255)
    assert to_display(pixels, 0, 255) is pixels


@pytest.mark.parametrize("kind", ["uint16", "int16", "int32", "uint32", "float32", "float64"])
@pytest.mark.parametrize("channels", [(), (3,)])
def test_the_window_spans_what_is_there(kind, channels):
    pixels = np.linspace(1000, 3000, 90_000 * 3).astype(kind)[: 90_000 * (3 if channels else 1)]
    pixels = pixels.reshape(300, 300, *channels)
    low, high = display_window(pixels)
    shown = to_display(pixels, low, high)
    assert shown.dtype == np.uint8
    assert shown.shape == pixels.shape
    assert (shown.min(), shown.max()) == (0, 255)
    assert np.all(np.diff(shown.ravel().astype(int)) >= 0)


def test_a_few_hot_pixels_do_not_darken_the_rest():
    pixels = np.random.default_rng(0).integers(100, 200, (200, 200)).astype(np.uint16)
    pixels[:2, :10] = 65_535
    assert display_window(pixels)[1] < 250


def test_a_few_pixels_on_a_flat_ground_are_seen():
    pixels = np.zeros((200, 200), np.uint16)
    pixels[3, 4] = 500
    assert display_window(pixels) == (0, 500)


@pytest.mark.parametrize("value", [0, 7, 65_535])
def test_a_constant_image_is_grey(value):
    pixels = np.full((40, 50), value, np.uint16)
    low, high = display_window(pixels)
    assert low < high
    assert abs(int(to_display(pixels, low, high)[0, 0]) - 128) <= 1


def test_what_is_not_finite_does_no_harm():
    pixels = np.linspace(0, 1, 10_000, dtype=np.float32).reshape(100, 100)
    pixels[0, :4] = np.nan, np.inf, -np.inf, 0.5
    low, high = display_window(pixels)
    assert 0 <= low < high <= 1
    assert to_display(pixels, low, high)[0, :3].tolist() == [0, 255, 0]
    nothing = np.full((5, 5), np.nan, np.float32)
    assert display_window(nothing) == (0, 1)
    assert to_display(nothing, 0, 1).max() == 0


def test_extremes_of_each_type_do_not_overflow():
    for kind in ("int16", "int32", "int64", "uint64"):
        limits = np.iinfo(kind)
        pixels = np.array([[limits.min, limits.max]], kind)
        assert to_display(pixels, *display_window(pixels)).tolist() == [[0, 255]]
    pixels = np.array([[-3e38, 3e38]], np.float32)
    assert to_display(pixels, *display_window(pixels)).tolist() == [[0, 255]]


def test_booleans():
    pixels = np.array([[False, True]])
    assert to_display(pixels, *display_window(pixels)).tolist() == [[0, 255]]


def test_a_chosen_window_is_kept_for_eight_bits_too():
    pixels = np.array([[0, 100, 150, 200, 255]], np.uint8)
    assert to_display(pixels, 100, 200).tolist() == [[0, 0, 128, 255, 255]]


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (3, 1, 3)])
def test_thin_images(shape):
    pixels = np.arange(np.prod(shape)).reshape(shape).astype(np.uint16)
    assert to_display(pixels, *display_window(pixels)).shape == shape
