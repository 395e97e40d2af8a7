"""Neighbouring tiles are predicted together, and none twice."""

import random

from segstudio.document.region import TileIndex
from segstudio.engine.tile_block import MOST_TILES, tile_blocks


def grid(rows: int, columns: int) -> list[TileIndex]:
    return [TileIndex(row, column) for row in range(rows) for column in range(columns)]


def test_the_first_tile_comes_alone() -> None:
    tiles = [TileIndex(1, 1), *grid(3, 3)]
    assert next(tile_blocks(tiles)) == [TileIndex(1, 1)]
    assert list(tile_blocks([])) == []


def test_each_tile_is_in_one_full_rectangle() -> None:
    tiles = grid(7, 5)
    random.Random(0).shuffle(tiles)
    tiles = tiles[:25]
    blocks = list(tile_blocks(tiles + tiles))
    assert sorted(tile for block in blocks for tile in block) == sorted(tiles)
    for block in blocks:
        rows, columns = {tile.row for tile in block}, {tile.column for tile in block}
        assert len(block) == len(rows) * len(columns) <= MOST_TILES
    assert blocks[0] == tiles[:1]


def test_neighbours_share_a_pass() -> None:
    sizes = [len(block) for block in tile_blocks([TileIndex(9, 9), *grid(4, 4)])]
    assert sizes == [1, 4, 4, 4, 4]
