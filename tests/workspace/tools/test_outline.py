"""What is near a point of an outline, held against a plain search."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from segstudio.workspace.tools.outline import corner_near, edge_near

POINT = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(st.lists(POINT, max_size=8), POINT, st.floats(0, 50))
def test_the_nearest_corner(points, point, reach_px):
    distances = [math.dist(each, point) for each in points]
    found = corner_near(points, point, reach_px)
    if found is None:
        assert all(each > reach_px - 1e-9 for each in distances)
    else:
        assert distances[found] <= min(distances) + 1e-9


@given(st.lists(POINT, min_size=2, max_size=8), POINT)
def test_the_nearest_edge(points, point):
    corner, foot = edge_near(points, point, 1e9)
    start, end = points[corner - 1], points[corner]
    along = math.dist(start, foot) + math.dist(foot, end)
    assert math.isclose(along, math.dist(start, end), abs_tol=1e-3)
    for one, other in itertools.pairwise(points):
        for share in (0, 0.25, 0.5, 0.75, 1):
            place = [a + (b - a) * share for a, b in zip(one, other, strict=True)]
            assert math.dist(foot, point) <= math.dist(place, point) + 1e-3


def test_what_is_far_or_missing_is_not_found():
    assert corner_near([], (0, 0), 9) is None
    assert edge_near([(0, 0)], (0, 0), 9) is None
    assert edge_near([(0, 0), (0, 9)], (20, 4), 9) is None
