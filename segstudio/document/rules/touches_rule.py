"""Each region touches another class."""

from __future__ import annotations

import re
from collections.abc import Sequence

from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.pair_rule import PairRule
from segstudio.document.rules.rule import Ground


class TouchesRule(PairRule):
    """A pixel of the other class lies beside it (4 neighbours), from outside or in a hole."""

    kind, word = "touches", "touches"
    pattern = re.compile("touches (?P<other>.+)")
    example = "touches CLASS"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the regions without the other class beside them."""
        return [each for each in regions if self.other_id not in each.neighbours()]
