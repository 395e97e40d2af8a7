"""Where a class is in a mask: read box by box, all of it or one connected region only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segstudio.document.box_grid import within
from segstudio.document.drawing import Stencil
from segstudio.document.mask import Mask
from segstudio.document.morphology import ClassMap
from segstudio.document.region import Region


@dataclass(frozen=True, slots=True, eq=False)
class ChosenRegion:
    """One connected region: its bounds, and its pixels there (not 0)."""

    region: Region
    stencil: Stencil

    def read(self, region: Region) -> ClassMap:
        """Return a map of `region`: 1 at the chosen pixels."""
        chosen = np.zeros((region.height, region.width), np.uint8)
        common = region.intersect(self.region)
        if not common.is_empty:
            inner = self.stencil[within(common, self.region)]
            chosen[within(common, region)] = inner != 0
        return chosen


@dataclass(frozen=True, slots=True, eq=False)
class ClassRegion:
    """The pixels of a class; with `chosen` those of it only, which must be of that class."""

    mask: Mask
    class_id: int
    chosen: ChosenRegion | None = None

    def read(self, region: Region) -> ClassMap:
        """Return a map of `region`, which lies inside the image: 1 where a pixel belongs to it."""
        if self.chosen is not None:
            return self.chosen.read(region)
        found: ClassMap = (self.mask.class_ids[region.slices] == self.class_id).view(np.uint8)
        return found
