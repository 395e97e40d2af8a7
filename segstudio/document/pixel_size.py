"""How large a pixel is in the world, and lengths in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isfinite, log10

_UNITS = ((1e6, "m"), (1e4, "cm"), (1e3, "mm"), (1.0, "µm"), (0.0, "nm"))
"""Smallest length in µm that is told in a unit; the unit."""
_UM = {"m": 1e6, "cm": 1e4, "mm": 1e3, "µm": 1.0, "nm": 1e-3}
UNITS = tuple(_UM)
"""Units a person can choose from."""
_LEAST_UM, _MOST_UM = 1e-6, 1e9


@dataclass(frozen=True, slots=True)
class PixelSize:
    """height_um, width_um: of one pixel, in micrometres, above 0."""

    height_um: float
    width_um: float

    @property
    def is_sound(self) -> bool:
        """True where both are numbers that a pixel can have."""
        return all(
            isfinite(side) and _LEAST_UM <= side <= _MOST_UM
            for side in (self.height_um, self.width_um)
        )


def to_um(length: float, unit: str) -> float:
    """Return a length in micrometres; unit: one of `UNITS`."""
    return length * _UM[unit]


def from_um(length_um: float, unit: str) -> float:
    """Return a length of micrometres in another unit."""
    return length_um / _UM[unit]


def fitting_unit(length_um: float) -> str:
    """Return the unit in which a length is told with few digits."""
    return next(unit for least, unit in _UNITS if length_um >= least)


def length_words(length_um: float) -> str:
    """Return a length such as "50 µm" or "1.2 mm"."""
    unit = fitting_unit(length_um)
    return f"{from_um(length_um, unit):.4g} {unit}"


def round_below(length: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, 50 … (and their parts) that is not above `length`."""
    power = 10.0 ** floor(log10(length))
    return next(step * power for step in (5, 2, 1) if step * power <= length * (1 + 1e-9))
