from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.region import Region, TileIndex
from segstudio.ui.canvas.viewport import MAX_ZOOM, Viewport, tiles_by_distance, united_by_cell

sides = st.integers(1, 20_000)
sizes = st.integers(200, 4000)


@pytest.fixture
def view():
    return Viewport((1000, 2000), (500, 800)).fitted()


def test_fit_shows_the_whole_image_in_the_middle(view):
    assert view.visible_region == Region(0, 0, 1000, 2000)
    rectangle = view.image_rectangle
    assert rectangle.column == 8
    assert abs(rectangle.row - (500 - rectangle.row_end)) <= 1


def test_points_go_there_and_back(view):
    row, column = view.to_image(*view.to_view(123.25, 456.5))
    assert (row, column) == pytest.approx((123.25, 456.5))


@given(sides, sizes, sizes, st.floats(0.01, 100), st.floats(0, 1), st.floats(0, 1))
def test_zoom_keeps_the_anchor_and_its_bounds(side, rows, columns, zoom, part, other):
    before = Viewport((side, side), (rows, columns)).fitted()
    rectangle = before.image_rectangle
    anchor = rectangle.row + part * rectangle.height, rectangle.column + other * rectangle.width
    after = before.zoomed(zoom, anchor)
    assert before.fit_zoom / 8 * 0.999 <= after.zoom <= MAX_ZOOM
    if after.zoom >= before.zoom:
        moved = after.to_view(*before.to_image(*anchor))
        assert moved == pytest.approx(anchor, abs=0.51)


@given(sides, sides, st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))
def test_some_of_the_image_always_stays_in_view(height, width, rows, columns):
    view = Viewport((height, width), (400, 600)).fitted().panned(rows, columns)
    assert not view.image_rectangle.intersect(Region(0, 0, 400, 600)).is_empty
    assert all(isinstance(each, int) for each in view.origin)


def test_pan_moves_by_whole_device_pixels():
    view = Viewport((1000, 1000), (400, 400), 1.37, (-300, -300))
    assert view.panned(-7, 11).origin == (-307, -289)


def test_wheel_steps_meet_powers_of_two(view):
    zooms = [view.zoom]
    for _ in range(12):
        view = view.stepped(1, (100, 100))
        zooms.append(view.zoom)
    assert 1.0 in [round(each, 9) for each in zooms]
    assert 2.0 in [round(each, 9) for each in zooms]
    assert all(later > earlier for earlier, later in pairwise(zooms))
    assert all(later / earlier < 1.3 for earlier, later in pairwise(zooms))


def test_steps_out_take_back_steps_in():
    view = Viewport((1000, 1000), (400, 400), 1.0, (-300, -300))
    again = view.stepped(1, (200, 200)).stepped(-1, (200, 200))
    assert again.zoom == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("zoom", "level", "fine_level"),
    [(1, 0, 0), (0.51, 0, 0), (0.5, 1, 1), (0.13, 2, 2), (2, 0, -1), (7.9, 0, -2), (64, 0, -6)],
)
def test_level_is_never_coarser_than_the_screen(zoom, level, fine_level):
    view = Viewport((9000, 9000), (400, 400), zoom)
    assert (view.level, view.fine_level) == (level, fine_level)


def test_resize_keeps_the_middle():
    view = Viewport((1000, 1000), (400, 400), 2.0, (-500, -700))
    middle = view.to_image(200, 200)
    assert view.resized((600, 300)).to_image(300, 150) == middle


def test_view_rectangle_holds_the_region():
    view = Viewport((1000, 1000), (400, 400), 0.37, (-10, 5))
    rectangle = view.view_rectangle(Region(33, 77, 9, 5))
    top, left = view.to_view(33, 77)
    bottom, right = view.to_view(42, 82)
    assert rectangle.row <= top and rectangle.column <= left
    assert rectangle.row_end >= bottom and rectangle.column_end >= right


def test_tiles_come_nearest_first():
    tiles = tiles_by_distance(Region(0, 0, 1024, 1024), 900, 130)
    assert tiles[0] == TileIndex(3, 0)
    assert len(tiles) == 16
    assert tiles[-1] == TileIndex(0, 3)


def test_regions_that_fill_a_cell_are_united():
    quarters = [Region(r, c, 128, 128) for r in (0, 128) for c in (256, 384)]
    assert united_by_cell([*quarters, Region(300, 0, 10, 10)], 256) == [
        Region(0, 256, 256, 256),
        Region(300, 0, 10, 10),
    ]


def test_regions_on_a_diagonal_stay_apart():
    diagonal = [Region(16 * i, 16 * i, 16, 16) for i in range(64)]
    united = united_by_cell(diagonal, 1024)
    assert sum(each.area_px for each in united) <= 1024**2 / 4
    assert len(united) <= 4
    for region in diagonal:
        assert any(region.intersect(each) == region for each in united)


def test_small_regions_are_united_where_their_number_costs_more_than_the_area_between():
    near, far = Region(0, 0, 8, 8), Region(48, 48, 8, 8)
    assert united_by_cell([near, far], 256) == [Region(0, 0, 56, 56)]
    assert united_by_cell([near, far], 256, piece_px=100) == [near, far]


@given(
    st.lists(
        st.builds(
            Region,
            st.integers(-900, 900),
            st.integers(-900, 900),
            st.integers(1, 400),
            st.integers(1, 400),
        ),
        max_size=40,
    )
)
def test_united_regions_hold_all_and_cost_no_more(regions):
    united = united_by_cell(regions, 256)
    for region in regions:
        assert any(region.intersect(each) == region for each in united)
    piece_px = 64**2
    cost_px = [sum(each.area_px + piece_px for each in some) for some in (united, regions)]
    assert cost_px[0] <= cost_px[1]


def test_equal_regions_are_united():
    assert united_by_cell([Region(0, 0, 9, 9)] * 9, 256) == [Region(0, 0, 9, 9)]
