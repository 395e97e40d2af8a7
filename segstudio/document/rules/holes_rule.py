"""A class has no holes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from segstudio.document.label_class import UNLABELLED, ClassTable
from segstudio.document.rules.bound import AREA_PATTERN, AREA_UNITS, MOST, Bound
from segstudio.document.rules.mask_region import MaskRegion
from segstudio.document.rules.rule import Ground, Rule, RuleError


@dataclass(frozen=True)
class HolesRule(Rule):
    """A hole is background that only this class surrounds; a nucleus in its cell is none.

    most: how large the holes are that are filled, None for any.
    """

    most: Bound | None = None

    kind = "holes"
    pattern = re.compile(f"fill holes(?: {AREA_PATTERN})?")
    example = "fill holes <= 50 px"

    @classmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule. Raises RuleError."""
        if class_id == table.ids[0]:
            raise RuleError("Holes are of background, so the first class has none.")
        if said.get("sign") is None:
            return cls(class_id)
        most = Bound.read(said, AREA_UNITS)
        if most.sign != MOST:
            raise RuleError(f"Holes up to a size are filled: write {MOST}.")
        return cls(class_id, most)

    @property
    def needs_pixel_size(self) -> bool:
        """True where the largest hole is told in µm² or mm²."""
        return self.most is not None and self.most.is_of_world

    def stored(self) -> dict[str, Any]:
        """Return the bound, where there is one."""
        return {} if self.most is None else self.most.stored()

    def tail(self, table: ClassTable) -> str:
        """Return such as “fill holes <= 50 px”."""
        return "fill holes" if self.most is None else f"fill holes {self.most}"

    def searched(self, background_id: int) -> tuple[int, ...]:
        """Return the classes that holes are made of."""
        return (UNLABELLED, background_id)

    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return the holes."""
        return [each for each in regions if self._is_hole(each, ground)]

    def replacement(self, region: MaskRegion, ground: Ground) -> int:
        """Return the class itself."""
        return self.class_id

    def _is_hole(self, region: MaskRegion, ground: Ground) -> bool:
        if region.is_at_edge:
            return False
        if self.most is not None and not self.most.holds_area(region.area_px, ground.pixel_um2):
            return False
        return set(region.neighbours(with_inner=False)) == {self.class_id}
