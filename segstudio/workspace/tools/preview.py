"""What a tool shows over the image before it commits; the canvas draws it and knows no tool."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from segstudio.document.selection import Mosaic, Selection


class Cursor(Enum):
    """The shape under the pointer."""

    CIRCLE = "circle"
    SQUARE = "square"
    CROSS = "cross"
    HAND = "hand"
    PICK = "pick"


@dataclass(frozen=True, slots=True)
class Preview:
    """What to draw over the image.

    cursor: CIRCLE and SQUARE follow the pointer; `radius_px` (image pixels) is half their width.
    radius_screen_px: their radius in screen pixels instead, `radius_px` then being the most.
    is_erasing: drawn red. color: "#rrggbb" of lines and points.
    points: (row, column) of an outline in the making; with `is_closed` its last point is joined
    to the first, with `follows_pointer` a line from the last point to the pointer closes it
    visually; `has_handles` draws its points, the one at `marked` larger. candidate: a point that a
    click would add. line_from: start of the straight line that Shift would draw to the pointer.
    selection: the pixels that would be painted, shown as a veil of that colour with an outline;
    of a mosaic only the lines are shown.
    """

    cursor: Cursor = Cursor.CROSS
    radius_px: float = 0.0
    is_erasing: bool = False
    color: str = "#ffffff"
    points: tuple[tuple[float, float], ...] = ()
    follows_pointer: bool = False
    line_from: tuple[float, float] | None = None
    selection: Selection | Mosaic | None = None
    radius_screen_px: float | None = None
    is_closed: bool = False
    has_handles: bool = True
    marked: int | None = None
    candidate: tuple[float, float] | None = None
