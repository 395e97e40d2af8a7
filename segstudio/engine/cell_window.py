"""The pixels around held-out labels, kept apart: comparing versions fetches no image again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

import numpy as np

from segstudio.document.preparation import NONE
from segstudio.document.region import Region
from segstudio.engine.image_store import ImageStore
from segstudio.engine.stored_image import StoredImage

AROUND_PX = 16
"""What is shown around labels, at least: less than the reach of a network, but the same for all."""
MOST_WINDOWS = 24


@dataclass(frozen=True, slots=True)
class CellWindow:
    """A part of an image as an image of its own. inside: where the wanted place is in it.

    It begins at a multiple of AROUND_PX, so that the stages of a network fall on the same pixels.
    """

    image: StoredImage
    inside: Region


class CellWindows:
    """Windows by place; those used last are kept."""

    def __init__(self, images: ImageStore) -> None:
        self._images = images
        self._kept: OrderedDict[tuple[Hashable, Region, str], CellWindow] = OrderedDict()

    def get(self, key: Hashable, place: Region, preparation: str = NONE) -> CellWindow | None:
        """Return the window around `place` of an image; None where that lies outside.

        preparation: of the whole image, before anything is cut out of it.
        Raises ImageRefused.
        """
        window = self._kept.get((key, place, preparation))
        if window is None or not window.image.is_current:
            image = self._images.get(key).prepared(preparation)
            if place.intersect(Region(0, 0, *image.shape)) != place:
                return None
            window = self._kept[key, place, preparation] = _cut(image, place)
        self._kept.move_to_end((key, place, preparation))
        while len(self._kept) > MOST_WINDOWS:
            self._kept.popitem(last=False)
        return window

    def forget(self, key: Hashable) -> None:
        """Forget the windows of an image."""
        for each in [each for each in self._kept if each[0] == key]:
            del self._kept[each]


def _cut(image: StoredImage, place: Region) -> CellWindow:
    around = place.grown(AROUND_PX)
    row, column = (at // AROUND_PX * AROUND_PX for at in (around.row, around.column))
    row_end, column_end = (
        -(-at // AROUND_PX) * AROUND_PX for at in (around.row_end, around.column_end)
    )
    wide = Region(row, column, row_end - row, column_end - column)
    cut = wide.intersect(Region(0, 0, *image.shape))
    inside = Region(place.row - cut.row, place.column - cut.column, place.height, place.width)
    pixels = np.ascontiguousarray(image.pixels[cut.slices])
    return CellWindow(replace(image, pixels=pixels), inside)
