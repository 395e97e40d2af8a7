"""No region is next to another class."""

from __future__ import annotations

import re
from collections.abc import Sequence

from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.pair_rule import PairRule
from segstudio.document.rules.rule import Ground


class ApartRule(PairRule):
    """Regions of the first class that touch the other (4 neighbours) go; the other's stay."""

    kind, word = "apart", "never next to"
    pattern = re.compile("never next to (?P<other>.+)")
    example = "never next to CLASS"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the regions with the other class beside them."""
        return [each for each in regions if self.other_id in each.neighbours()]
