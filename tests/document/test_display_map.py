"""Pixels of any type to the screen, against plain arithmetic in floating point."""

import numpy as np
import pytest

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import ChannelDisplay, ImageDisplay, default_display


def expected(pixels, channel):
    share = np.clip((pixels.astype(float) - channel.low) / (channel.high - channel.low), 0, 1)
    share = share**channel.gamma
    share = 1 - share if channel.is_inverted else share
    return 255 * share * channel.is_shown


def tint(channel):
    return np.array([int(channel.color[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def grey(low, high, **look):
    return ImageDisplay((ChannelDisplay(low, high, **look),))


def test_eight_bits_as_they_are_are_not_copied():
    for shape in ((20, 30), (20, 30, 3)):
        pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
        shown = DisplayMap(default_display(pixels))
        assert shown.shown(pixels) is pixels
        assert shown.whole(pixels) is pixels


@pytest.mark.parametrize("kind", ["u1", "u2", "i2", "i1", "i4", "u4", "f4", "f8"])
@pytest.mark.parametrize("look", [{}, {"gamma": 0.5}, {"gamma": 2.0, "is_inverted": True}])
def test_grey_of_any_type(kind, look):
    pixels = np.linspace(-100 if kind[0] != "u" else 0, 120, 4000).astype(kind).reshape(50, 80)
    display = grey(-20 if kind[0] != "u" else 20, 90, **look)
    shown = DisplayMap(display).shown(pixels)
    assert shown.dtype == np.uint8
    # Steps of 1/4096 are coarse where a gamma below 1 is steep: near the lower limit.
    wide = np.abs(shown - expected(pixels, display.channels[0])) > 1.1
    assert not wide[pixels > display.channels[0].low + 1].any()
    assert np.array_equal(DisplayMap(display).whole(pixels), shown)


@pytest.mark.parametrize("kind", ["u1", "u2", "f4"])
def test_rgb_channel_by_channel(kind):
    pixels = np.random.default_rng(1).integers(0, 200, (30, 40, 3)).astype(kind)
    display = default_display(pixels.astype(np.uint8))
    display = display.changed(0, low=50.0, gamma=0.8).changed(2, is_shown=False)
    shown = DisplayMap(display).shown(pixels)
    for i, channel in enumerate(display.channels):
        assert np.abs(shown[..., i] - expected(pixels[..., i], channel)).max() <= 1.1
    assert not shown[..., 2].any()


def test_stains_are_added_up_in_their_colours():
    pixels = np.random.default_rng(1).integers(0, 4000, (30, 40, 5)).astype(np.uint16)
    display = default_display(pixels).changed(3, is_shown=False)
    shown = DisplayMap(display).shown(pixels)
    total = sum(
        expected(pixels[..., i], each)[..., None] * tint(each)
        for i, each in enumerate(display.channels)
    )
    assert np.abs(shown - np.minimum(total, 255)).max() <= 5
    alone = display
    for i in range(1, 5):
        alone = alone.changed(i, is_shown=False)
    assert not DisplayMap(alone).shown(pixels)[..., 0].any()  # the first is blue and green


def test_levels_of_a_wider_type_look_the_same():
    pixels = np.random.default_rng(1).integers(0, 2**31, (30, 40)).astype(np.int32)
    shown = DisplayMap(default_display(pixels))
    assert np.array_equal(shown.shown(pixels), shown.shown(pixels.astype(np.float64)))


def test_what_is_not_finite_does_no_harm():
    pixels = np.array([[np.nan, -np.inf, np.inf, 0.5]], np.float32)
    assert DisplayMap(grey(0, 1)).shown(pixels).tolist() == [[0, 0, 255, 128]]


@pytest.mark.parametrize("kind", ["int16", "int64", "uint64"])
def test_extremes_do_not_overflow(kind):
    limits = np.iinfo(kind)
    pixels = np.array([[limits.min, limits.max]], kind)
    assert DisplayMap(default_display(pixels)).shown(pixels).tolist() == [[0, 255]]


def test_one_band_in_three_dimensions_is_grey():
    pixels = np.random.default_rng(0).integers(0, 256, (20, 30, 1), np.uint8)
    assert np.array_equal(DisplayMap(default_display(pixels)).shown(pixels), pixels[..., 0])
