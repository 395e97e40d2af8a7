import numpy as np
import pytest

from segstudio.document.histogram import histogram_of


def test_eight_bits_have_a_bin_for_each_value():
    pixels = np.random.default_rng(0).integers(0, 200, (300, 400), np.uint8)
    histogram = histogram_of(pixels)
    assert histogram.edges == histogram.full == (0, 255)
    assert np.array_equal(histogram.counts[0], np.bincount(pixels.ravel(), minlength=256))


@pytest.mark.parametrize("kind", ["uint16", "int32", "float32", "float64"])
def test_limits_leave_out_the_hot_pixels(kind):
    pixels = np.random.default_rng(0).normal(1000, 20, (200, 200, 2)).astype(kind)
    pixels[..., 1] += 500
    pixels[0, :5] = 30_000
    histogram = histogram_of(pixels)
    low, high = histogram.limits(0, 0.1)
    assert 900 < low < 960
    assert 1040 < high < 1100
    assert histogram.limits(None, 0.1)[1] > 1500
    assert histogram.limits(0, 0.0)[1] == 30_000
    assert histogram.counts.sum(axis=1).tolist() == [40_000, 40_000]


def test_a_large_image_is_sampled():
    pixels = np.zeros((4000, 4000), np.uint8)
    assert 2**17 < histogram_of(pixels).counts.sum() <= 2**19


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((5, 5), np.uint16),
        np.full((5, 5), np.nan, np.float32),
        np.array([[-1.7e308, 1.7e308]]),
        np.array([[0, 2**63 - 1]]),
    ],
)
def test_odd_images_have_a_window_too(pixels):
    histogram = histogram_of(pixels)
    for percent in (0.0, 0.1, 2.0):
        low, high = histogram.limits(None, percent)
        assert low < high
    assert histogram.edges[0] < histogram.edges[1]


def test_a_few_pixels_on_a_flat_ground_are_seen():
    pixels = np.zeros((200, 200), np.uint16)
    pixels[3, 4] = 500
    assert histogram_of(pixels).limits(None, 0.1) == (0, 500)
