"""A number that something is at least, or at most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from segstudio.document.rules.rule import RuleError

LEAST, MOST = ">=", "<="
_SIGNS = {LEAST: LEAST, "≥": LEAST, "at least": LEAST, MOST: MOST, "≤": MOST, "at most": MOST}
_UNITS_UM2 = {"µm²": 1.0, "mm²": 1e6}
_SPELLINGS = {"um2": "µm²", "µm2": "µm²", "μm²": "µm²", "um²": "µm²", "mm2": "mm²", "px²": "px"}
AREA_UNITS = ("px", *_UNITS_UM2)
PATTERN = r"(?P<sign>>=|<=|≥|≤|at least|at most)\s*(?P<value>[0-9]+(?:\.[0-9]+)?)"
AREA_PATTERN = PATTERN + r"\s*(?P<unit>\S*)"
_LARGEST = 1e15


@dataclass(frozen=True)
class Bound:
    """sign: `LEAST` or `MOST`. unit: of an area; "" for a plain number."""

    sign: str
    value: float
    unit: str = ""

    @classmethod
    def read(cls, said: Mapping[str, Any], units: Sequence[str] = ("",)) -> Bound:
        """Return the bound of a stored rule, or of a pattern's groups. Raises RuleError.

        units: that it can have; the first is meant where none is said.
        """
        sign, value, unit = said.get("sign"), said.get("value"), said.get("unit") or units[0]
        if sign not in _SIGNS:
            raise RuleError(f"“{sign}” is neither {LEAST} nor {MOST}.")
        try:
            number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            number = math.nan
        if not 0 <= number <= _LARGEST:
            raise RuleError(f"“{value}” is not a number from 0 on.")
        unit = _SPELLINGS.get(unit, unit)
        if unit not in units:
            raise RuleError(f"“{unit}” is no unit here; take one of: {', '.join(units)}.")
        return cls(_SIGNS[sign], number, unit)

    @property
    def is_of_world(self) -> bool:
        """True where the size of a pixel must be known."""
        return self.unit in _UNITS_UM2

    def holds(self, number: float) -> bool:
        """Tell whether a number keeps to it."""
        return number >= self.value if self.sign == LEAST else number <= self.value

    def holds_area(self, area_px: int, pixel_um2: float | None) -> bool:
        """Tell whether an area does. pixel_um2: needed where `is_of_world`."""
        if not self.is_of_world:
            return self.holds(area_px)
        return self.holds(area_px * (pixel_um2 or 0.0) / _UNITS_UM2[self.unit])

    def stored(self) -> dict[str, Any]:
        """Return what `read` takes."""
        return {"sign": self.sign, "value": self.value, "unit": self.unit}

    def __str__(self) -> str:
        return f"{self.sign} {self.value:.15g} {self.unit}".rstrip()
