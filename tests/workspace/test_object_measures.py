"""Measures of objects against forms whose measures are known, and pixel by pixel."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from segstudio.document.pixel_size import PixelSize
from segstudio.workspace.object_measures import measured

MASKS = hnp.arrays(np.uint8, (8, 7), elements=st.integers(0, 2))
NUMBERS = hnp.arrays(np.uint16, (8, 7), elements=st.sampled_from([0, 0, 3, 500]))


def regions_of(is_part):
    """Connected sets of pixels, grown one neighbour at a time."""
    left = set(map(tuple, np.argwhere(is_part).tolist()))
    while left:
        region, edge = set(), {left.pop()}
        while edge:
            region |= edge
            around = {
                (r + a, c + b) for r, c in edge for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))
            }
            edge = around & left
            left -= edge
        yield region


@settings(deadline=None)  # the first call imports scikit-image
@given(MASKS, NUMBERS, st.integers(0, 10))
def test_each_object_is_there_once(mask, numbers, seed):
    light = np.random.default_rng(seed).integers(0, 4000, (*mask.shape, 2)).astype(np.uint16)
    expected = []
    for class_id in (1, 2):
        of_class = mask == class_id
        for number in np.unique(numbers[of_class & (numbers != 0)]).tolist():
            pixels = map(tuple, np.argwhere(of_class & (numbers == number)).tolist())
            expected.append((class_id, number, set(pixels)))
        free = regions_of(of_class & (numbers == 0))
        expected += [(class_id, None, region) for region in free]
    found = list(measured(mask, numbers, light, (1, 2), None))
    told = sorted(
        (
            each.class_id,
            each.number or 0,
            each.area_px,
            *each.center,
            *(value for channel in each.channels for value in channel),
        )
        for each in found
    )
    by_hand = []
    for class_id, number, pixels in expected:
        rows, columns = np.array(sorted(pixels)).T
        values = light[rows, columns].T.astype(float)
        channels = [each for v in values for each in (v.mean(), v.min(), v.max())]
        place = (len(pixels), rows.mean(), columns.mean())
        by_hand.append((class_id, number or 0, *place, *channels))
    assert np.array(told) == pytest.approx(np.array(sorted(by_hand)))


def test_a_disc_and_a_bar_in_micrometres():
    mask = np.zeros((200, 300), np.uint8)
    cv2.circle(mask, (80, 100), 60, 2, -1)
    mask[50:60, 200:280] = 2
    disc, bar = sorted(
        measured(mask, None, mask, (2,), PixelSize(0.5, 0.5)), key=lambda each: -each.area_px
    )
    assert disc.number is None
    assert disc.center == pytest.approx((100, 80))
    assert disc.area_px == pytest.approx(np.pi * 60**2, rel=0.02)
    assert disc.perimeter_px == pytest.approx(2 * np.pi * 60, rel=0.06)
    assert disc.circularity == pytest.approx(1, abs=0.12)
    assert disc.axes_px == pytest.approx((120, 120), rel=0.02)
    assert disc.um == pytest.approx(
        (disc.area_px / 4, disc.perimeter_px / 2, disc.axes_px[0] / 2, disc.axes_px[1] / 2)
    )
    assert bar.area_px == 800
    assert bar.circularity < 0.5
    # an ellipse as long as a bar is 2/√3 times the bar's length
    assert bar.axes_px == pytest.approx((80 * 2 / 3**0.5, 10 * 2 / 3**0.5), rel=0.01)
    assert bar.channels == ((2, 2, 2),)


def test_pixels_that_are_not_square():
    mask = np.zeros((60, 60), np.uint8)
    mask[10:50, 20:30] = 2  # 40 rows of 0.25 µm, 10 columns of 2 µm: wider than high
    (bar,) = measured(mask, None, mask, (2,), PixelSize(0.25, 2.0))
    area, perimeter, major, minor = bar.um
    assert (area, perimeter) == (200, None)
    assert (major, minor) == pytest.approx((20 * 2 / 3**0.5, 10 * 2 / 3**0.5), rel=0.02)


def test_a_single_pixel_and_other_sizes():
    mask = np.zeros((5, 5), np.uint8)
    mask[4, 0] = 2
    (dot,) = measured(mask, None, mask, (1, 2), None)
    assert (dot.center, dot.area_px, dot.circularity, dot.um) == ((4, 0), 1, None, None)
    with pytest.raises(ValueError, match="The image is 4 × 5 px"):
        list(measured(mask, None, mask[:, :4], (2,), None))
