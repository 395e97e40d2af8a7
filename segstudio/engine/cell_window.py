"""The pixels around held-out cells, kept apart: comparing versions fetches no image again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from segstudio.document.region import Region
from segstudio.engine.held_out import CELL_PX, Cell
from segstudio.engine.image_store import ImageStore, StoredImage

MOST_WINDOWS = 24


@dataclass(frozen=True, slots=True)
class CellWindow:
    """A part of an image as an image of its own. cell: where the cell is in it, cut to the image.

    It begins at a multiple of CELL_PX, so that the stages of a network fall on the same pixels.
    """

    image: StoredImage
    cell: Region


class CellWindows:
    """Windows by cell; those used last are kept."""

    def __init__(self, images: ImageStore) -> None:
        self._images = images
        self._kept: OrderedDict[tuple[Cell, int], CellWindow] = OrderedDict()

    def get(self, cell: Cell, reach_px: int) -> CellWindow:
        """Return the window with at least `reach_px` around the cell. Raises ImageRefused."""
        around_px = -(-reach_px // CELL_PX) * CELL_PX
        window = self._kept.get((cell, around_px))
        if window is None:
            window = _cut(self._images.get(cell.key), cell, around_px)
            self._kept[cell, around_px] = window
        self._kept.move_to_end((cell, around_px))
        while len(self._kept) > MOST_WINDOWS:
            self._kept.popitem(last=False)
        return window

    def forget(self, key: Hashable) -> None:
        """Forget the windows of an image."""
        for each in [each for each in self._kept if each[0].key == key]:
            del self._kept[each]


def _cut(image: StoredImage, cell: Cell, around_px: int) -> CellWindow:
    whole = Region(0, 0, *image.shape)
    around = cell.square.grown(around_px).intersect(whole)
    inside = cell.square.intersect(whole)
    moved = Region(
        inside.row - around.row, inside.column - around.column, inside.height, inside.width
    )
    pixels = np.ascontiguousarray(image.pixels[around.slices])
    return CellWindow(StoredImage(pixels, image.intensity), moved)
