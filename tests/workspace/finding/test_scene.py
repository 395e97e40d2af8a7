"""Scenes: the image as coarse as the screen shows it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.image_display import default_display
from segstudio.document.region import Region
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import ShownImage


def shown(pixels):
    return ShownImage(pixels, default_display(pixels))


SIDES = st.integers(1, 70)


@given(SIDES, SIDES, st.sampled_from([1, 2, 4, 8]), st.booleans(), st.data())
def test_cells_cover_the_region_and_lie_over_their_pixels(height, width, step, is_rgb, data):
    display = np.add.outer(np.arange(height), np.arange(width)).astype(np.uint8)
    display = np.dstack([display] * 3) if is_rgb else display
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    region = Region(row, column, data.draw(st.integers(1, height - row)), width - column)
    scene = Scene(shown(display), region, step)
    assert scene.pixels.shape == (*scene.shape, *display.shape[2:])
    assert scene.region.intersect(region) == region
    for point in ((row + 0.5, column + 0.5), (region.row_end - 0.5, region.column_end - 0.5)):
        cell = scene.cell(point)
        assert cell is not None
        there = scene.region.row + cell[0] * step, scene.region.column + cell[1] * step
        assert 0 <= point[0] - there[0] < step
        value = scene.pixels[cell][0] if is_rgb else scene.pixels[cell]
        assert abs(int(value) - sum(there)) <= 2 * step


@pytest.mark.parametrize("point", [(-0.1, 3), (3, -0.1), (50, 3), (3, 50), (1e9, -1e9)])
def test_points_outside_have_no_cell(point):
    assert Scene(shown(np.zeros((40, 40), np.uint8)), Region(0, 0, 40, 40), 4).cell(point) is None
