"""The number of regions: at least, or at most."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.bound import LEAST, PATTERN
from segstudio.document.rules.bound_rule import BoundRule
from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.rule import Ground, RuleError


class NumberRule(BoundRule):
    """The largest stay, of equal ones the uppermost; too few are told of only."""

    kind, word = "number", "number"
    pattern = re.compile("number " + PATTERN)
    example = "number <= 2"

    @classmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule. Raises RuleError."""
        rule = super().read(class_id, said, table)
        if not rule.bound.value.is_integer():
            raise RuleError(f"A number of regions is a whole one, not {rule.bound.value:g}.")
        return rule

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the smallest of too many."""
        if self.bound.sign == LEAST:
            return []
        return by_size(regions)[int(self.bound.value) :]

    def missing(self, regions: Sequence[MaskRegion]) -> int:
        """Return how many there are too few."""
        return max(0, int(self.bound.value) - len(regions)) if self.bound.sign == LEAST else 0


def by_size(regions: Sequence[MaskRegion]) -> list[MaskRegion]:
    """Return the regions, the largest first, equal ones as they are."""
    return sorted(regions, key=lambda each: -each.area_px)
