"""One opaque square of the view, composed and ready to be drawn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from segstudio.document.region import TILE_PX, Region, bounding_region
from segstudio.ui.canvas.level import TileKey

TileBuffer = npt.NDArray[np.uint8]
TILE_BYTES = TILE_PX * TILE_PX * 4
_MAX_STALE = 32


class Tile:
    """Pixels of one tile, and which of them are out of date.

    buffer: (TILE_PX, TILE_PX, 4) uint8 blue, green, red, 255; `image` shares it.
    stale: regions, in pixels of the level, to compose again before they are right.
    is_blank: nothing is composed yet. is_urgent: a person waits for the stale parts.
    """

    __slots__ = (
        "buffer",
        "image",
        "is_blank",
        "is_provisional",
        "is_urgent",
        "key",
        "region",
        "stale",
    )

    def __init__(self, key: TileKey, region: Region, buffer: TileBuffer) -> None:
        """region: the tile's pixels in its level (see `TileKey.region`)."""
        self.key = key
        self.region = region
        self.buffer = buffer
        form = QImage.Format.Format_RGB32
        self.image = QImage(buffer.data, TILE_PX, TILE_PX, TILE_PX * 4, form)
        self.stale: list[Region] = [region]
        self.is_blank = True
        self.is_provisional = False
        self.is_urgent = False

    @classmethod
    def new(cls, key: TileKey, region: Region) -> Tile:
        """Return a blank tile with a buffer of its own."""
        return cls(key, region, np.empty((TILE_PX, TILE_PX, 4), np.uint8))

    def mark(self, region: Region, is_urgent: bool) -> None:
        """Note that a region of the level has changed; it may reach beyond the tile."""
        part = region.intersect(self.region)
        if part.is_empty:
            return
        self.is_urgent = self.is_urgent or is_urgent
        self.stale.append(part)
        if len(self.stale) > _MAX_STALE:
            self.stale = [bounding_region(self.stale)]
