"""Which tiles are predicted in one pass: neighbours share the context around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from segstudio.document.region import Region, TileIndex

MOST_TILES = 9
"""Larger blocks would keep the person waiting and need more memory."""


def tile_blocks(
    tiles: Iterable[TileIndex], most_tiles: int = MOST_TILES
) -> Iterator[list[TileIndex]]:
    """Yield the tiles in full rectangles of at most `most_tiles`, each tile once.

    They come about in their order: each block begins with the first tile that is left.
    """
    left = dict.fromkeys(tiles)
    while left:
        block = _grown(next(iter(left)), left, most_tiles)
        for tile in block:
            del left[tile]
        yield block


def _grown(tile: TileIndex, among: dict[TileIndex, None], most_tiles: int) -> list[TileIndex]:
    """Return the tiles of a rectangle around `tile` that is wholly `among` the tiles."""
    block = Region(tile.row, tile.column, 1, 1)
    has_grown = True
    while has_grown:
        has_grown = False
        for side in (_right_of, _below, _left_of, _above):
            strip = side(block)
            if block.area_px + strip.area_px > most_tiles:
                continue
            if all(each in among for each in _within(strip)):
                block, has_grown = block.united(strip), True
    return _within(block)


def _within(block: Region) -> list[TileIndex]:
    """Return the tiles of a rectangle that is measured in tiles."""
    return [
        TileIndex(row, column)
        for row in range(block.row, block.row_end)
        for column in range(block.column, block.column_end)
    ]


def _right_of(block: Region) -> Region:
    return Region(block.row, block.column_end, block.height, 1)


def _below(block: Region) -> Region:
    return Region(block.row_end, block.column, 1, block.width)


def _left_of(block: Region) -> Region:
    return Region(block.row, block.column - 1, block.height, 1)


def _above(block: Region) -> Region:
    return Region(block.row - 1, block.column, 1, block.width)
