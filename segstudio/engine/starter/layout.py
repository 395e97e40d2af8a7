"""What a layout is told: size, spread, direction and shape of a kind's objects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """How the objects of one kind are shaped and spread: shared by the scenes of a domain."""

    name: str
    """A key of LAYOUTS."""
    form: str
    """A key of shapes.FORMS."""
    radius_px: float
    """Half an object's size; half of a line's thickness where lines are drawn is a fifth of it."""
    coverage: float
    """Share of the area, 0 … 1, before objects overlap."""
    placement: str
    """How centres are spread: uniform, clustered, apart or rows."""
    wobble: float
    aspect: float
    angle: float
    """Radians; what the layout's lines, rows or objects follow."""
    turn: float
    """Deviation of the objects' own angles from that, radians; above 3 is any angle."""
    size_spread: float
    """Deviation of the logarithm of the objects' radius."""
    gap: bool
    """Whether a line of background keeps touching objects apart."""
