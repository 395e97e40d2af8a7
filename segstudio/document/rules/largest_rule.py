"""Only the largest region of a class stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.number_rule import by_size
from segstudio.document.rules.rule import Ground, Rule


class LargestRule(Rule):
    """All other regions are given to what is around them."""

    kind = "largest"
    pattern = re.compile("largest only")
    example = "largest only"

    @classmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule."""
        return cls(class_id)

    def stored(self) -> dict[str, Any]:
        """Return nothing: there is no more to it."""
        return {}

    def tail(self, table: ClassTable) -> str:
        """Return “largest only”."""
        return "largest only"

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return all but the largest."""
        return by_size(regions)[1:]
