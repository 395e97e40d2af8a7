import numpy as np

from segstudio.document.region import Region
from segstudio.ui.canvas.level import TileKey, to_level
from segstudio.ui.canvas.tile import TILE_BYTES
from segstudio.ui.canvas.tile_cache import TileCache


def clean(tile):
    tile.stale, tile.is_blank, tile.is_urgent = [], False, False
    return tile


def test_the_oldest_tile_makes_room_and_leaves_its_buffer():
    cache = TileCache((2000, 2000), 2 * TILE_BYTES)
    first = clean(cache.use(TileKey(0, 0, 0)))
    cache.use(TileKey(0, 0, 1))
    third = cache.use(TileKey(0, 0, 2))
    assert TileKey(0, 0, 0) not in cache
    assert third.buffer is first.buffer
    assert third.is_blank and third.stale == [Region(0, 512, 256, 256)]


def test_tiles_in_use_stay_beyond_the_budget():
    cache = TileCache((2000, 2000), 2 * TILE_BYTES)
    for column in range(5):
        cache.use(TileKey(0, 0, column), in_use=5)
    assert len(cache) == 5


def test_a_change_marks_its_part_of_all_levels():
    cache = TileCache((2000, 2000))
    keys = [TileKey(0, 0, 0), TileKey(0, 0, 1), TileKey(1, 0, 0), TileKey(-1, 0, 0)]
    tiles = [clean(cache.use(key)) for key in keys]
    cache.mark([Region(10, 250, 20, 30)], level=0, is_urgent=True)
    shown = [[Region(10, 250, 20, 6)], [Region(10, 256, 20, 24)]]
    assert [tile.stale for tile in tiles] == [*shown, [], []]
    assert [tile.is_urgent for tile in tiles] == [True, True, False, False]
    for key in keys:
        cache.use(key)
    assert [tile.stale for tile in tiles] == [*shown, [Region(4, 124, 12, 17)], []]


def test_a_change_of_everything_marks_each_tile_once():
    cache = TileCache((5000, 5000))
    tiles = [clean(cache.use(TileKey(-6, 3, column))) for column in range(3)]
    cache.mark([Region(0, 0, 5000, 5000)], level=-6, is_urgent=False)
    assert all(tile.stale == [tile.region] for tile in tiles)


def test_many_changes_become_one():
    cache = TileCache((2000, 2000))
    tile = clean(cache.use(TileKey(0, 0, 0)))
    for row in range(0, 200, 2):
        cache.mark([Region(row, row, 2, 2)], level=0, is_urgent=True)
    assert len(tile.stale) <= 32
    assert any(part.contains(0, 0) for part in tile.stale)
    assert any(part.contains(191, 191) for part in tile.stale)


def test_only_provisional_tiles_wait_for_a_level():
    cache = TileCache((2000, 2000))
    good, poor = (clean(cache.use(TileKey(2, 0, column))) for column in (0, 1))
    poor.is_provisional = True
    cache.mark_provisional(2)
    assert not good.stale
    assert poor.stale == [poor.region]


def test_a_blank_tile_is_not_shown():
    cache = TileCache((2000, 2000))
    cache.use(TileKey(0, 0, 0))
    assert cache.peek(TileKey(0, 0, 0)) is None


def test_a_level_that_is_not_shown_for_long_hears_of_all_changes():
    cache = TileCache((2000, 2000))
    keys = [TileKey(1, row, column) for row in range(4) for column in range(4)]
    tiles = [clean(cache.use(key)) for key in keys]
    rng, changed = np.random.default_rng(0), np.zeros((1000, 1000), bool)
    for row, column in rng.integers(0, 1990, (3000, 2)):
        region = Region(int(row), int(column), 4, 4)
        cache.mark([region], level=0, is_urgent=True)
        changed[to_level(region, 1).slices] = True
    cache.use(keys[0])
    for part in (part for tile in tiles for part in tile.stale):
        changed[part.slices] = False
    assert not changed.any()
