"""Neighbouring tiles are predicted together, and none twice."""

import random

from segstudio.document.region import TileIndex
from segstudio.engine.tile_block import MOST_TILES, tile_blocks


def grid(rows: int, columns: int) -> list[TileIndex]:
    return [TileIndex(row, column) for row in range(rows) for column in range(columns)]


def test_a_small_view_is_one_block() -> None:
    tiles = [TileIndex(1, 1), *grid(3, 3)]
    assert sorted(next(tile_blocks(tiles))) == grid(3, 3)
    assert list(tile_blocks([])) == []


def test_the_first_block_holds_the_first_tile() -> None:
    tiles = [TileIndex(6, 4), *grid(7, 5)]
    assert TileIndex(6, 4) in next(tile_blocks(tiles))


def test_each_tile_is_in_one_full_rectangle() -> None:
    tiles = grid(7, 5)
    random.Random(0).shuffle(tiles)
    tiles = tiles[:25]
    blocks = list(tile_blocks(tiles + tiles))
    assert sorted(tile for block in blocks for tile in block) == sorted(tiles)
    for block in blocks:
        rows, columns = {tile.row for tile in block}, {tile.column for tile in block}
        assert len(block) == len(rows) * len(columns) <= MOST_TILES
    assert tiles[0] in blocks[0]


def test_neighbours_share_a_pass() -> None:
    sizes = [len(block) for block in tile_blocks([TileIndex(9, 9), *grid(4, 4)])]
    assert sizes == [1, 9, 4, 3]
