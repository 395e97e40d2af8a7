"""Each region lies inside another class."""

from __future__ import annotations

import re
from collections.abc import Sequence

from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.pair_rule import PairRule
from segstudio.document.rules.rule import Ground


class InsideRule(PairRule):
    """Its whole outline lies against the other class; the edge of the image does not count."""

    kind, word = "inside", "inside"
    pattern = re.compile("inside (?P<other>.+)")
    example = "inside CLASS"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the regions with anything else at their outline."""
        wanted = {self.other_id}
        return [each for each in regions if set(each.neighbours(with_inner=False)) != wanted]
