"""The roundness of each region: at least, or at most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from segstudio.document.rules.bound import PATTERN
from segstudio.document.rules.bound_rule import BoundRule
from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.rule import Ground


class RoundnessRule(BoundRule):
    """Held against the circularity of the outline, 1 for a disc; a pixel alone has none."""

    kind, word = "roundness", "roundness"
    pattern = re.compile("roundness " + PATTERN)
    example = "roundness >= 0.6"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the regions whose circularity is out of bounds."""
        figures = ((each, each.circularity()) for each in regions)
        return [each for each, figure in figures if figure and not self.bound.holds(figure)]
