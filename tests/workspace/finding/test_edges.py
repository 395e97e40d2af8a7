"""Points go to the strongest edge near them, or stay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.image_display import default_display
from segstudio.workspace.finding.edges import edges_near, nearest_edge
from segstudio.workspace.finding.shown_image import ShownImage


def shown(pixels):
    return ShownImage(pixels, default_display(pixels))


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("is_rgb", [True, False])
def test_to_the_edge_beside(step, is_rgb):
    pixels = np.full((80, 80), 50, np.uint8)
    pixels[:, 40:] = 150
    image = shown(np.dstack([pixels] * 3) if is_rgb else pixels)
    row, column = nearest_edge(image, (30.5, 36.5), 6 * step, step)
    assert abs(column - 40) <= step
    assert abs(row - 30.5) <= step
    assert nearest_edge(image, (30.5, 20.5), 6 * step, step) == (30.5, 20.5)


def test_a_weak_edge_is_none():
    pixels = np.full((80, 80), 50, np.uint8)
    pixels[:, 40:] = 60
    assert nearest_edge(shown(pixels), (30.5, 38.5), 6, 1) == (30.5, 38.5)


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(0.1, 50), st.sampled_from([1, 2, 8]))
def test_never_further_than_it_reaches(row, column, reach_px, step):
    pixels = np.random.default_rng(0).integers(0, 256, (40, 40), np.uint8)
    found = nearest_edge(shown(pixels), (row, column), reach_px, step)
    reach = max(step, -(-reach_px // step) * step)
    assert np.hypot(found[0] - row, found[1] - column) <= reach + 1e-6


@pytest.mark.parametrize("step", [1, 2])
def test_edges_are_shown_one_cell_thin_and_near(step):
    pixels = np.full((80, 80, 3), 50, np.uint8)
    pixels[:, 40:, 1] = 150
    found = edges_near(shown(pixels), (30.5, 36.5), 10 * step, step)
    assert found.step == step
    rows, columns = np.nonzero(found.stencil)
    assert len(rows) == len(set(rows))
    assert set(abs(found.region.column + step * columns - 40) <= step) == {True}
    assert np.ptp(rows) * step <= 20 * step
    assert edges_near(shown(pixels), (30.5, 10.5), 10 * step, step) is None
    assert edges_near(shown(pixels), (-300.5, 10.5), 10 * step, step) is None
