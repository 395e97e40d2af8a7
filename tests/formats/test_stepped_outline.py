"""Outlines along pixels' edges are filled as any outline is."""

import numpy as np
import pytest

from segstudio.document.even_odd import Crossings
from segstudio.document.region import Region
from segstudio.formats import stepped_outline
from segstudio.formats.outline import OutsideImage, filled, outlines
from segstudio.formats.stepped_outline import filled_steps

SHAPE = (40, 40)


@pytest.fixture
def rng():
    return np.random.default_rng(5)


def generally_filled(points, row, column, shape):
    box = Region(row, column, *shape)
    return Crossings(points[:, ::-1], box).filled(box)


def test_outlines_of_any_stencil(rng):
    for _ in range(200):
        stencil = (rng.random(rng.integers(1, 14, 2)) < 0.6).astype(np.uint8)
        outer, holes = outlines(stencil, *rng.integers(0, 5, 2).tolist())
        for points in outer + holes:
            [(row, column, found)] = filled_steps([points], SHAPE)
            expected = generally_filled(points, row, column, found.shape)
            np.testing.assert_array_equal(found, expected)


def test_outlines_that_cross_themselves(rng):
    for _ in range(500):
        xs, ys = rng.integers(0, 9, (2, rng.integers(2, 8)))
        corners = zip(xs.tolist(), np.roll(xs, -1).tolist(), ys.tolist(), strict=True)
        points = np.array([(x, y) for one, other, y in corners for x in (one, other)], float)
        try:
            row, column, found = filled(points, (8, 8))
        except OutsideImage:
            continue
        np.testing.assert_array_equal(found, generally_filled(points, row, column, found.shape))


@pytest.mark.parametrize(
    "points",
    [
        [(0, 0), (3, 0), (3, 3)],
        [(0, 0), (3, 0), (4, 3), (0, 3)],
        [(0, 0), (3.5, 0), (3.5, 3), (0, 3)],
        [(-1, 0), (3, 0), (3, 3), (-1, 3)],
        [(0, 0), (41, 0), (41, 3), (0, 3)],
        [(0, 0), (2, 0), (4, 0), (4, 3), (0, 3), (0, 2)],
        [(1, 1), (1, 1), (1, 1), (1, 1)],
    ],
)
def test_other_outlines_are_left_to_the_general_way(points):
    points = np.array(points, float)
    square = np.array([(1, 1), (1, 3), (4, 3), (4, 1)], float)
    other, (row, column, inside) = filled_steps([points, square], SHAPE)
    assert other is None
    assert (row, column, inside.tolist()) == (1, 1, [[1, 1, 1], [1, 1, 1]])


def test_memory_has_a_limit_whatever_the_number(monkeypatch):
    monkeypatch.setattr(stepped_outline, "TOGETHER_PX", 30)
    square = np.array([(0, 0), (0, 4), (4, 4), (4, 0)], float)
    found = filled_steps([square] * 4, SHAPE)
    assert [each is None for each in found] == [False, False, True, True]
    (row, column, inside), _ = found[:2]
    assert (row, column, inside.sum()) == (0, 0, 16)
