"""What a tool shows over the image before it commits; the canvas draws it and knows no tool."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from segstudio.document.selection import Selection


class Cursor(Enum):
    """The shape under the pointer."""

    CIRCLE = "circle"
    CROSS = "cross"
    HAND = "hand"
    PICK = "pick"


@dataclass(frozen=True, slots=True)
class Preview:
    """What to draw over the image.

    cursor: CIRCLE has `radius_px` (image pixels) and follows the pointer. is_erasing: drawn red.
    color: "#rrggbb" of lines and points. points: (row, column) of an open outline in the making;
    with `follows_pointer` a line from the last point to the pointer closes it visually.
    line_from: start of the straight line that Shift would draw to the pointer, or None.
    selection: the pixels that would be painted, shown as a veil of that colour with an outline.
    """

    cursor: Cursor = Cursor.CROSS
    radius_px: float = 0.0
    is_erasing: bool = False
    color: str = "#ffffff"
    points: tuple[tuple[float, float], ...] = ()
    follows_pointer: bool = False
    line_from: tuple[float, float] | None = None
    selection: Selection | None = None
