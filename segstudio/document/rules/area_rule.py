"""The area of each region: at least, or at most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from segstudio.document.rules.bound import AREA_PATTERN, AREA_UNITS
from segstudio.document.rules.bound_rule import BoundRule
from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.rule import Ground


class AreaRule(BoundRule):
    """Regions that are smaller, or larger, are given to what is around them."""

    kind, word, units = "area", "area", AREA_UNITS
    pattern = re.compile("area " + AREA_PATTERN)
    example = "area >= 30 µm²"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the regions whose area is out of bounds."""
        size = ground.pixel_um2
        return [each for each in regions if not self.bound.holds_area(each.area_px, size)]
