"""Regions and tiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.region import TILE_PX, Region, TileIndex, bounding_region

regions = st.builds(
    Region,
    st.integers(-600, 600),
    st.integers(-600, 600),
    st.integers(-2, 700),
    st.integers(-2, 700),
)


def pixels(region):
    if region.is_empty:
        return set()
    return {
        (r, c)
        for r in (region.row, region.row_end - 1)
        for c in (region.column, region.column_end - 1)
    }


def test_ends_area_and_slices():
    region = Region(2, 3, 4, 5)
    assert (region.row_end, region.column_end, region.area_px) == (6, 8, 20)
    assert region.slices == (slice(2, 6), slice(3, 8))
    assert not region.is_empty


@pytest.mark.parametrize("region", [Region(0, 0, 0, 4), Region(0, 0, 4, 0), Region(0, 0, -1, -1)])
def test_empty(region):
    assert region.is_empty
    assert region.area_px == 0
    assert list(region.tiles()) == []


def test_contains_is_half_open():
    region = Region(1, 1, 2, 2)
    assert region.contains(1, 1)
    assert region.contains(2.99, 2.99)
    assert not region.contains(3, 1)
    assert not region.contains(1, 0.99)


@given(regions, regions)
def test_intersection_lies_in_both_and_union_holds_both(first, second):
    common, both = first.intersect(second), first.united(second)
    for row, column in pixels(common):
        assert first.contains(row, column)
        assert second.contains(row, column)
    for row, column in pixels(first) | pixels(second):
        assert both.contains(row, column)
    assert common.is_empty == second.intersect(first).is_empty


def test_grown():
    assert Region(5, 6, 2, 3).grown(2) == Region(3, 4, 6, 7)
    assert Region(5, 6, 6, 6).grown(-2) == Region(7, 8, 2, 2)


@given(regions)
def test_tiles_cover_the_region_and_all_touch_it(region):
    tiles = list(region.tiles())
    assert tiles == sorted(set(tiles))
    for row, column in pixels(region):
        assert TileIndex(row // TILE_PX, column // TILE_PX) in tiles
    for tile in tiles:
        whole = Region(tile.row * TILE_PX, tile.column * TILE_PX, TILE_PX, TILE_PX)
        assert not whole.intersect(region).is_empty


def test_tiles_are_cut_at_the_border_of_the_image():
    assert TileIndex(1, 0).region((300, 100)) == Region(256, 0, 44, 100)
    assert TileIndex(2, 0).region((300, 100)).is_empty
    assert TileIndex(-1, 0).region((300, 100)).is_empty


@given(st.integers(-2, 4), st.integers(-2, 4), st.tuples(st.integers(1, 700), st.integers(1, 700)))
def test_a_tile_is_its_square_within_the_image(row, column, shape):
    square = Region(row * TILE_PX, column * TILE_PX, TILE_PX, TILE_PX)
    assert TileIndex(row, column).region(shape) == square.intersect(Region(0, 0, *shape))


@given(st.lists(regions, max_size=5))
def test_a_bounding_region_is_the_union_of_all(parts):
    union = Region(0, 0, 0, 0)
    for part in parts:
        union = union.united(part)
    found = bounding_region(parts)
    assert found == union or (found.is_empty and union.is_empty)


def test_bounding_region():
    assert bounding_region([]).is_empty
    assert bounding_region([Region(5, 5, 0, 0), Region(1, 2, 3, 4)]) == Region(1, 2, 3, 4)
    assert bounding_region([Region(0, 0, 1, 1), Region(9, 9, 1, 1)]) == Region(0, 0, 10, 10)
