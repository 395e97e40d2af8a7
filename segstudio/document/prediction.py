"""What the network says of one image: a class and a confidence for each pixel."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import TILE_PX, Region, TileIndex
from segstudio.document.zero_pages import zero_pages


class PredictedMask:
    """The prediction of one image, filled tile by tile as it comes.

    class_ids: (height, width) uint8 or uint16; 0 = not predicted yet.
    confidence: (height, width) uint8; probability of the class × 255.
    versions: the network version that predicted each tile.
    kept: the class ids of `kept_version`, to compare with; None where none was kept.
    against: what it is compared with, the class ids of `against_version`; None: what is predicted.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.shape = shape
        self.class_ids: MaskArray = zero_pages(shape, np.uint8)
        self.confidence: npt.NDArray[np.uint8] = zero_pages(shape, np.uint8)
        self.versions: dict[TileIndex, int] = {}
        self.kept: MaskArray | None = None
        self.kept_version = 0
        self.against: MaskArray | None = None
        self.against_version = 0

    @property
    def covered_share(self) -> float:
        """Share of the image's tiles that are predicted, 0 … 1."""
        rows, columns = (-(-side // TILE_PX) for side in self.shape)
        return len(self.versions) / (rows * columns)

    @property
    def oldest_version(self) -> int:
        """The oldest version on any predicted tile; 0 where nothing is predicted."""
        return min(self.versions.values(), default=0)

    @property
    def newest_version(self) -> int:
        """The newest version on any predicted tile; 0 where nothing is predicted."""
        return max(self.versions.values(), default=0)

    def keep(self) -> None:
        """Keep the class ids as they are now; on any thread."""
        self.kept, self.against = self.class_ids.copy(), None

    def compare(
        self, first: MaskArray, first_version: int, second: MaskArray, second_version: int
    ) -> None:
        """Keep what two versions say, to compare them; class ids of `shape` that nobody changes."""
        self.kept, self.kept_version = first, first_version
        self.against, self.against_version = second, second_version

    def put(
        self,
        tile: TileIndex,
        version: int,
        class_ids: MaskArray,
        confidence: npt.NDArray[np.uint8],
    ) -> Region | None:
        """Take a predicted tile unless a newer one is there.

        Returns its region where its pixels differ from what was shown, else None.
        """
        region = tile.region(self.shape)
        is_fitting = class_ids.shape == confidence.shape == (region.height, region.width)
        if region.is_empty or not is_fitting or version < self.versions.get(tile, 0):
            return None
        self.versions[tile] = version
        if class_ids.dtype == np.uint16 and self.class_ids.dtype == np.uint8:
            self.class_ids = self.class_ids.astype(np.uint16)
        shown, sure = self.class_ids[region.slices], self.confidence[region.slices]
        if np.array_equal(shown, class_ids) and np.array_equal(sure, confidence):
            return None
        shown[...] = class_ids
        sure[...] = confidence
        return region
