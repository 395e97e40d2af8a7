"""Which regions are worth looking at, on arrays alone."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.engine.held_out import CELL_PX
from segstudio.engine.image_survey import MOST_PARTS, parts_of
from segstudio.engine.ranking import best_regions, cell_sums, distances, grid_shape


def full(grid):
    return np.full(grid, CELL_PX**2, np.float32)


def test_cells_are_summed_to_the_border():
    values = np.ones((CELL_PX + 3, 2 * CELL_PX))
    assert cell_sums(values).tolist() == [[64 * 64, 64 * 64], [3 * 64, 3 * 64]]
    assert grid_shape(values.shape) == (2, 2)


def test_what_is_known_is_near_and_what_is_not_is_far():
    known = np.array([[1.0, 0.0]], np.float32)
    new = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]], np.float32)
    assert distances(new, known) == pytest.approx([0, 1, 0.4**0.5])
    assert distances(new, np.empty((0, 1), np.float32)).tolist() == [1, 1, 1]


def test_an_uncertain_unlike_place_comes_first_and_is_as_large_as_it_is_worth():
    shape = 512, 640
    grid = grid_shape(shape)
    wrong, distance = np.full(grid, 2, np.float32), np.full(grid, 0.5, np.float32)
    wrong[2:4, 4:6] = 900
    wrong[6, 0] = 500
    found = best_regions(wrong, distance, full(grid), shape)
    assert found[0].region == Region(128, 256, 128, 128)
    assert found[0].uncertainty == pytest.approx(900 / 4096)
    assert found[0].distance == pytest.approx(0.5)
    assert found[1].region == Region(384, 0, 64, 64)
    assert found[0].gain > found[1].gain
    distance[2:4, 4:6] = 0.01
    assert best_regions(wrong, distance, full(grid), shape)[0].region == Region(384, 0, 64, 64)


def test_labelled_places_promise_nothing():
    shape = 100, 100
    grid = grid_shape(shape)
    wrong, distance = np.full(grid, 400, np.float32), np.ones(grid, np.float32)
    assert best_regions(wrong, distance, np.zeros(grid, np.float32), shape) == ()
    (found,) = best_regions(wrong, distance, full(grid), shape)
    assert found.region == Region(0, 0, 100, 100)


def test_a_large_image_is_looked_at_in_parts_that_change():
    shape = 16_384, 16_000
    first, second = parts_of(shape, 0), parts_of(shape, 1)
    assert len(first) == len(second) == MOST_PARTS
    assert first != second
    whole = Region(0, 0, *shape)
    assert all(part.intersect(whole) == part for part in first)
    assert len(parts_of((300, 300), 5)) == 4
