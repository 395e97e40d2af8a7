"""Which tiles are predicted in one pass: neighbours share the context around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from segstudio.document.region import TileIndex

MOST_TILES = 9
"""Larger blocks would keep the person waiting and need more memory."""

_GROWTHS = ((0, 0, 0, 1), (0, 0, 1, 0), (0, 1, 0, 0), (1, 0, 0, 0))
"""Rows above, columns left, rows below, columns right that a block may grow by at once."""


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
    first, last, block = tile, tile, [tile]
    has_grown = True
    while has_grown:
        has_grown = False
        for above, left, below, right in _GROWTHS:
            wider_first = TileIndex(first.row - above, first.column - left)
            wider_last = TileIndex(last.row + below, last.column + right)
            tiles = [
                TileIndex(row, column)
                for row in range(wider_first.row, wider_last.row + 1)
                for column in range(wider_first.column, wider_last.column + 1)
            ]
            if len(tiles) <= most_tiles and all(each in among for each in tiles):
                first, last, block, has_grown = wider_first, wider_last, tiles, True
    return block
