import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.ui.canvas import pyramid as pyramid_module
from segstudio.ui.canvas.level import level_shape
from segstudio.ui.canvas.pyramid import Pyramid, halved


def mean_of_blocks(pixels):
    """Return means of 2 × 2 pixels, of those that are there at an odd border."""
    height, width = pixels.shape[:2]
    result = np.empty(((height + 1) // 2, (width + 1) // 2, *pixels.shape[2:]))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            block = pixels[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            result[row, column] = block.mean(axis=(0, 1))
    return result


@pytest.mark.parametrize("shape", [(8, 10), (7, 9, 3), (1, 5), (6, 1, 3), (1, 1), (9, 4, 3)])
def test_halved_is_the_mean_of_blocks(shape):
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    assert np.abs(halved(pixels).astype(float) - mean_of_blocks(pixels)).max() <= 0.51


@pytest.mark.parametrize("kind", ["u2", "i2", "f4", "i4", "u8", "?"])
@pytest.mark.parametrize("shape", [(7, 9), (9, 4, 5)])
def test_other_types_keep_their_range(kind, shape):
    limit = 2 if kind == "?" else 30_000
    pixels = np.random.default_rng(1).integers(0, limit, shape).astype(kind)
    assert np.abs(halved(pixels).astype(float) - mean_of_blocks(pixels)).max() <= 0.51


@pytest.mark.parametrize("first_kept", [2, 3])
@pytest.mark.parametrize("shape", [(1100, 1301), (1030, 900, 3)])
def test_levels_are_nested_means(shape, first_kept, monkeypatch):
    if first_kept == 3:
        monkeypatch.setattr(pyramid_module, "KEPT_BYTES", 2**10)
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    pyramid, built = Pyramid(pixels), []
    pyramid.build(lambda: False, built.append)
    assert built == list(range(first_kept, pyramid.coarsest + 1))
    expected = pixels
    for level in range(1, pyramid.coarsest + 1):
        expected = halved(expected)
        height, width = level_shape(shape[:2], level)
        assert np.array_equal(pyramid.read(level, Region(0, 0, height, width)), expected)
        part = Region(3, 5, height - 3, width - 5)
        assert np.array_equal(pyramid.read(level, part), expected[part.slices])


def test_a_level_that_is_not_built_is_sampled():
    pixels = np.random.default_rng(1).integers(0, 256, (1100, 1300), np.uint8)
    pyramid = Pyramid(pixels)
    assert not pyramid.is_ready(2)
    assert np.array_equal(pyramid.read(2, Region(2, 3, 20, 30)), pixels[8:88:4, 12:132:4])


def test_building_stops_when_cancelled():
    pyramid = Pyramid(np.zeros((2000, 2000), np.uint8))
    answers = iter([False, False, True])
    pyramid.build(lambda: next(answers), lambda level: pytest.fail(f"built level {level}"))
    assert not pyramid.is_ready(2)
