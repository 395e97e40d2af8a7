import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.ui.canvas.level import (
    TileKey,
    coarsest_level,
    level_shape,
    read_level,
    to_level,
)

LEVELS = [-3, -1, 0, 1, 2, 4]


def sampled(values, level):
    """Return a whole level, pixel by pixel."""
    if level >= 0:
        return values[:: 1 << level, :: 1 << level]
    return values.repeat(1 << -level, axis=0).repeat(1 << -level, axis=1)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_region_is_read_by_nearest(level, dtype):
    values = np.random.default_rng(0).integers(0, 250, (61, 83)).astype(dtype)
    expected = sampled(values, level)
    assert level_shape(values.shape, level) == expected.shape
    height, width = expected.shape
    for region in (Region(0, 0, height, width), Region(1, 2, height - 1, width - 3)):
        assert np.array_equal(read_level(values, level, region), expected[region.slices])


@pytest.mark.parametrize("level", LEVELS)
def test_a_change_touches_just_the_level_pixels_that_sample_it(level):
    values = np.zeros((61, 83), np.uint8)
    region = Region(13, 21, 17, 9)
    values[region.slices] = 1
    expected = np.zeros_like(sampled(values, level))
    expected[to_level(region, level).slices] = 1
    assert np.array_equal(sampled(values, level), expected)


def test_a_change_between_samples_touches_nothing():
    assert to_level(Region(1, 1, 2, 2), 2).is_empty


def test_the_coarsest_level_fits_into_a_tile():
    assert coarsest_level((256, 10)) == 0
    assert coarsest_level((257, 10)) == 1
    assert coarsest_level((8192, 8193)) == 6


def test_border_tiles_are_cut():
    assert TileKey(1, 1, 0).region((700, 300)) == Region(256, 0, 94, 150)
    assert TileKey(1, 2, 0).region((700, 300)).is_empty
