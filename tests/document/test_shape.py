"""Shapes cover exactly the pixels whose centres lie inside, in bands or in one piece."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document import shape
from segstudio.document.drawing import polygon
from segstudio.document.region import Region

WHOLE = Region(0, 0, 60, 80)
POINT = st.tuples(st.floats(-30, 90), st.floats(-30, 110))


def covered(pieces):
    pixels = np.zeros((WHOLE.height, WHOLE.width), np.uint8)
    for region, stencil in pieces:
        assert region.intersect(WHOLE) == region
        assert stencil.shape == (region.height, region.width)
        pixels[region.slices] += stencil
    return pixels


def centres():
    return np.mgrid[0 : WHOLE.height, 0 : WHOLE.width] + 0.5


@given(POINT, POINT)
def test_a_rectangle(one, other):
    rows, columns = centres()
    (top, bottom), (left, right) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    inside = (rows >= top) & (rows <= bottom) & (columns >= left) & (columns <= right)
    np.testing.assert_array_equal(covered(shape.rectangle(one, other, WHOLE)), inside)


@given(POINT, POINT)
def test_an_ellipse(one, other):
    rows, columns = centres()
    half = [max(1e-12, abs(a - b) / 2) for a, b in zip(one, other, strict=True)]
    middle = [(a + b) / 2 for a, b in zip(one, other, strict=True)]
    away = ((rows - middle[0]) / half[0]) ** 2 + ((columns - middle[1]) / half[1]) ** 2
    found = covered(shape.ellipse(one, other, WHOLE))
    np.testing.assert_array_equal(found[away < 1 - 1e-9], 1)
    np.testing.assert_array_equal(found[away > 1 + 1e-9], 0)


@given(st.lists(POINT, min_size=3, max_size=9), st.sampled_from([1, 1 << 22]))
def test_a_polygon_in_bands_is_that_in_one_piece(points, band_px):
    region, stencil = polygon(points, WHOLE)
    expected = np.zeros((WHOLE.height, WHOLE.width), np.uint8)
    expected[region.slices] = stencil
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shape, "BAND_PX", band_px)
        patch.setattr(shape, "TILE_PX", 16)
        np.testing.assert_array_equal(covered(shape.polygon(points, WHOLE)), expected)


@pytest.mark.parametrize("draw", [shape.rectangle, shape.ellipse])
def test_a_large_shape_comes_in_bands_along_the_tiles(draw):
    whole = Region(0, 0, 16_384, 16_384)
    regions = [region for region, _ in draw((100.0, 0.0), (4000.0, 16_384.0), whole)]
    assert max(region.area_px for region in regions) <= shape.BAND_PX
    assert all(region.row % 256 == 0 for region in regions[1:])
    assert sum(region.area_px for region in regions) == 3900 * 16_384
