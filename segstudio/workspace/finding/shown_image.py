"""An image as the person has it on screen, read a piece at a time, on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import ImageDisplay
from segstudio.document.region import Region

Pixels = npt.NDArray[np.uint8]
"""(height, width) or (height, width, 3) as on screen, red, green, blue."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownImage:
    """pixels: the whole image as in the file, shared. look: how they are shown now."""

    pixels: npt.NDArray[Any]
    look: ImageDisplay

    @property
    def whole(self) -> Region:
        """The region of all pixels."""
        return Region(0, 0, self.pixels.shape[0], self.pixels.shape[1])

    def is_same(self, other: ShownImage) -> bool:
        """Tell whether both show the same."""
        return self.pixels is other.pixels and self.look == other.look

    def read(self, region: Region, stride: int = 1) -> Pixels:
        """Return the region, inside the image, or of its rows and columns each `stride`-th."""
        rows, columns = region.slices
        part = self.pixels[rows.start : rows.stop : stride, columns.start : columns.stop : stride]
        return DisplayMap(self.look).shown(np.ascontiguousarray(part))
