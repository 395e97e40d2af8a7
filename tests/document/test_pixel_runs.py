"""Runs of like pixels say what counting pixel by pixel says."""

import numpy as np
import pytest

from segstudio.document import pixel_runs
from segstudio.document.pixel_runs import PixelRuns, value_counts


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.fixture(params=[2**20, 7])
def band_px(request, monkeypatch):
    """A whole image in one band, and a band of one row or two."""
    monkeypatch.setattr(pixel_runs, "_BAND_PX", request.param)


@pytest.mark.usefixtures("band_px")
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (23, 5)])
def test_runs_are_the_pixels_in_their_order(rng, shape):
    pixels = rng.integers(0, 3, shape).astype(np.uint8)
    runs = list(PixelRuns.of(pixels))
    again = np.concatenate([np.repeat(each.values, each.lengths) for each in runs])
    np.testing.assert_array_equal(again, pixels.ravel())
    assert all((each.values[1:] != each.values[:-1]).all() for each in runs)


@pytest.mark.usefixtures("band_px")
def test_a_run_is_of_one_piece(rng):
    pixels = rng.integers(0, 2, (12, 7)).astype(np.uint16) * 40_000
    pieces = rng.integers(0, 2, (12, 7)).astype(np.uint16) * 65_535
    runs = PixelRuns.of(pixels, pieces)
    again = np.concatenate([np.repeat(each.values, each.lengths) for each in runs])
    np.testing.assert_array_equal(again & 0xFFFF, pixels.ravel())
    np.testing.assert_array_equal(again >> 16, pieces.ravel())


@pytest.mark.usefixtures("band_px")
def test_values_are_counted(rng):
    pixels = rng.choice([0, 3, 700], (30, 11)).astype(np.uint16)
    assert value_counts(pixels) == {v: int((pixels == v).sum()) for v in (0, 3, 700)}
