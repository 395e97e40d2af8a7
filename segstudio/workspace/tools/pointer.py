"""What a pen or mouse did over the image, free of any windowing system."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Button(Enum):
    """Which button of the pointer is meant."""

    NONE = "none"
    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """A press, move or release at (row, column) in image pixels, which may lie outside the image.

    The centre of the first pixel is (0.5, 0.5). pressure: 0 … 1, 1 for a mouse.
    is_double: the second press of a double click. zoom: screen pixels per image pixel.
    """

    row: float
    column: float
    button: Button = Button.NONE
    is_shift: bool = False
    is_ctrl: bool = False
    is_alt: bool = False
    is_double: bool = False
    pressure: float = 1.0
    zoom: float = 1.0

    @property
    def point(self) -> tuple[float, float]:
        """(row, column)."""
        return self.row, self.column

    @property
    def pixel(self) -> tuple[int, int]:
        """Indices of the pixel under the pointer."""
        return int(self.row // 1), int(self.column // 1)
