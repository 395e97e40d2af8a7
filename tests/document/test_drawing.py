"""Stencils against brute force."""

import math
from collections import deque

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from segstudio.document import drawing
from segstudio.document.drawing import capsule, capsules, connected, polygon
from segstudio.document.region import Region

coordinate = st.floats(-40, 80, allow_nan=False)
point = st.tuples(coordinate, coordinate)


def distances(region, start, end):
    """Distance of each pixel's centre in `region` to the segment."""
    rows = np.arange(region.row, region.row_end)[:, None] + 0.5
    columns = np.arange(region.column, region.column_end)[None, :] + 0.5
    down, right = end[0] - start[0], end[1] - start[1]
    square = down**2 + right**2
    along = 0.0
    if square > 1e-12:
        along = ((rows - start[0]) * down + (columns - start[1]) * right) / square
    along = np.clip(along, 0, 1)
    return np.hypot(rows - (start[0] + along * down), columns - (start[1] + along * right))


def on_canvas(pieces, whole):
    canvas = np.zeros((whole.height, whole.width), bool)
    for region, stencil in pieces:
        inside = region.intersect(whole)
        if not inside.is_empty:
            top, left = inside.row - region.row, inside.column - region.column
            part = stencil[top : top + inside.height, left : left + inside.width]
            canvas[inside.slices] |= part != 0
    return canvas


@settings(max_examples=150)
@given(point, point, st.floats(0.75, 30))
def test_a_capsule_is_what_lies_within_the_radius(start, end, radius_px):
    region, stencil = capsule(start, end, radius_px)
    assert stencil.shape == (region.height, region.width)
    far = distances(region, start, end)
    assert stencil[far <= radius_px - 1e-6].all()
    assert not stencil[far > radius_px + 1e-6].any()


@settings(max_examples=60)
@given(point, point, st.floats(0.75, 30))
def test_a_capsule_has_about_the_right_area(start, end, radius_px):
    _, stencil = capsule(start, end, radius_px)
    length = math.dist(start, end)
    area = math.pi * radius_px**2 + 2 * radius_px * length
    border = 2 * math.pi * radius_px + 2 * length + 2
    assert abs(np.count_nonzero(stencil) - area) <= border


@pytest.mark.parametrize("radius_px", [1.0, 2.5, 8.0, 20.0])
def test_a_dot_on_a_pixel_centre_is_symmetric(radius_px):
    _, stencil = capsule((10.5, 10.5), (10.5, 10.5), radius_px)
    rows, columns = np.nonzero(stencil)
    cut = stencil[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    np.testing.assert_array_equal(cut, cut[::-1])
    np.testing.assert_array_equal(cut, cut[:, ::-1])
    np.testing.assert_array_equal(cut, cut.T)


@given(point, point, st.floats(0.75, 30))
def test_both_directions_draw_nearly_the_same(start, end, radius_px):
    whole = Region(-90, -90, 220, 220)
    one, other = (capsule(*ends, radius_px) for ends in ((start, end), (end, start)))
    shifted = [(Region(r.row + 90, r.column + 90, r.height, r.width), s) for r, s in (one, other)]
    canvas = Region(0, 0, whole.height, whole.width)
    differing = on_canvas(shifted[:1], canvas) ^ on_canvas(shifted[1:], canvas)
    assert np.count_nonzero(differing) <= 2


@given(point, point)
def test_the_thinnest_line_is_connected_and_one_pixel_wide(start, end):
    region, stencil = capsule(start, end, 0.5)
    rows, columns = (
        abs(math.floor(end[0]) - math.floor(start[0])),
        abs(math.floor(end[1]) - math.floor(start[1])),
    )
    assert np.count_nonzero(stencil) == max(rows, columns) + 1
    for row, column in (start, end):
        assert stencil[math.floor(row) - region.row, math.floor(column) - region.column]


@pytest.mark.parametrize("radius_px", [0.1, 0.5, 0.74])
def test_a_dot_of_one_pixel(radius_px):
    region, stencil = capsule((3.9, 4.1), (3.9, 4.1), radius_px)
    assert np.argwhere(stencil).tolist() == [[3 - region.row, 4 - region.column]]


@given(point, st.floats(0.75, 3))
def test_no_dot_is_empty(place, radius_px):
    assert capsule(place, place, radius_px)[1].any()


@settings(max_examples=80)
@given(point, point, st.floats(0.75, 30))
def test_pieces_make_the_same_capsule_inside(start, end, radius_px):
    whole = Region(0, 0, 50, 50)
    far = on_canvas(capsules(start, end, radius_px, whole), whole)
    distance = distances(whole, start, end)
    assert far[distance <= radius_px - 1e-6].all()
    assert not far[distance > radius_px + 1e-6].any()


def test_a_long_line_takes_small_stencils_only():
    whole = Region(0, 0, 16_384, 16_384)
    pieces = list(capsules((10, 10), (16_000, 16_000), 20, whole))
    assert max(stencil.size for _, stencil in pieces) < 400**2
    assert sum(stencil.size for _, stencil in pieces) < 10_000_000


def test_what_is_far_outside_takes_nothing():
    whole = Region(0, 0, 100, 100)
    assert list(capsules((-1e9, -1e9), (-1e9, 1e9), 5, whole)) == []
    assert list(capsules((-1e9, 50), (-500, 50), 5, whole)) == []
    pieces = list(capsules((50, -1e9), (50, 1e9), 5, whole))
    assert sum(stencil.size for _, stencil in pieces) < 5000
    assert on_canvas(pieces, whole)[50].all()


def inside(points, row, column):
    """Even-odd rule."""
    crossings = 0
    for (r0, c0), (r1, c1) in zip(points, [*points[1:], points[0]], strict=True):
        if (r0 > row) != (r1 > row) and column < c0 + (row - r0) / (r1 - r0) * (c1 - c0):
            crossings += 1
    return crossings % 2 == 1


def edge_distance(points, row, column):
    ends = zip(points, [*points[1:], points[0]], strict=True)
    pixel = Region(0, 0, 1, 1)
    return min(
        float(
            distances(
                pixel,
                (a[0] - row + 0.5, a[1] - column + 0.5),
                (b[0] - row + 0.5, b[1] - column + 0.5),
            )[0, 0]
        )
        for a, b in ends
    )


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(-5, 30), st.floats(-5, 30)), min_size=3, max_size=7))
def test_a_polygon_is_its_inside(points):
    region, stencil = polygon(points)
    for row in range(region.height):
        for column in range(region.width):
            centre = region.row + row + 0.5, region.column + column + 0.5
            if edge_distance(points, *centre) > 1e-6:
                assert bool(stencil[row, column]) == inside(points, *centre)


def test_a_polygon_can_be_kept_within_the_image():
    points = [(-1e6, -1e6), (-1e6, 1e6), (1e6, 1e6), (1e6, -1e6)]
    region, stencil = polygon(points, within=Region(0, 0, 30, 40))
    assert region == Region(0, 0, 30, 40)
    assert stencil.all()
    region, stencil = polygon([(-9, -9), (-9, -3), (-3, -3)], within=Region(0, 0, 30, 40))
    assert region.is_empty
    assert stencil.size == 0


def test_a_cut_polygon_is_the_same_inside():
    points = [(-10.0, 5.0), (20.0, 60.0), (55.0, 12.0)]
    whole = Region(0, 0, 40, 30)
    cut, uncut = polygon(points, within=whole), polygon(points)
    np.testing.assert_array_equal(on_canvas([cut], whole), on_canvas([uncut], whole))


def test_neighbouring_polygons_share_no_pixel_and_leave_no_gap():
    left = polygon([(0, 0), (0, 11.3), (40, 17.9), (40, 0)])
    right = polygon([(0, 11.3), (0, 30), (40, 30), (40, 17.9)])
    whole = Region(0, 0, 40, 30)
    assert (on_canvas([left], whole) ^ on_canvas([right], whole)).all()


def flooded(values, seed):
    found = np.zeros(values.shape, bool)
    found[seed] = True
    queue = deque([seed])
    while queue:
        row, column = queue.popleft()
        for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            is_in = 0 <= near[0] < values.shape[0] and 0 <= near[1] < values.shape[1]
            if is_in and not found[near] and values[near] == values[seed]:
                found[near] = True
                queue.append(near)
    return found


@settings(max_examples=80)
@given(
    st.sampled_from([(np.uint8, (0, 1, 255)), (np.uint16, (0, 1, 255, 256, 65_535))]),
    st.integers(1, 12),
    st.data(),
)
def test_connected_is_a_flood_of_equal_pixels(kind, reach_px, data):
    dtype, choices = kind
    shape = data.draw(st.tuples(st.integers(1, 12), st.integers(1, 12)))
    values = data.draw(hnp.arrays(dtype, shape, elements=st.sampled_from(choices)))
    before = values.copy()
    seed = data.draw(st.tuples(st.integers(0, shape[0] - 1), st.integers(0, shape[1] - 1)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "FIRST_REACH_PX", reach_px)
        found = connected(values, seed)
    whole = Region(0, 0, *shape)
    np.testing.assert_array_equal(on_canvas([found], whole), flooded(values, seed))
    np.testing.assert_array_equal(values, before)
