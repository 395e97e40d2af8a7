"""How the view is turned and mirrored: one transform between what is painted and what is seen.

All of the canvas works on an upright "stage" in device pixels; only the widget's border, its events
and its painter, knows the screen. So no pixel of the image and no coordinate of a tool is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtGui import QTransform

from segstudio.document.region import Region

Point = tuple[float, float]
"""(row, column), device pixels."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """Mirrored left to right first, then turned clockwise by `quarter_turns` (0 … 3) of 90°.

    `size` is always that of the stage: (height, width).
    """

    quarter_turns: int = 0
    is_mirrored: bool = False

    @property
    def is_upright(self) -> bool:
        """True where stage and screen are the same."""
        return not self.quarter_turns and not self.is_mirrored

    @property
    def is_transposed(self) -> bool:
        """True where rows of the image stand upright on the screen."""
        return self.quarter_turns % 2 == 1

    @property
    def words(self) -> str:
        """Say it in signs that every language reads: "90° ⇄"; "" where upright."""
        degrees = f"{90 * self.quarter_turns}°" if self.quarter_turns else ""
        return f"{degrees} {'⇄' if self.is_mirrored else ''}".strip()

    def turned(self, quarters: int) -> Orientation:
        """Return the orientation with what is seen turned clockwise by so many quarters."""
        return Orientation((self.quarter_turns + quarters) % 4, self.is_mirrored)

    def flipped(self, is_upside_down: bool = False) -> Orientation:
        """Return the orientation with what is seen mirrored, left to right or upside down."""
        turns = (2 if is_upside_down else 0) - self.quarter_turns
        return Orientation(turns % 4, not self.is_mirrored)

    def swapped(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return the size of the screen for one of the stage, or the other way round."""
        return (size[1], size[0]) if self.is_transposed else size

    def to_screen(self, point: Point, size: Point) -> Point:
        """Return where a point of the stage is seen."""
        (row, column), (height, width) = point, size
        if self.is_mirrored:
            column = width - column
        for _ in range(self.quarter_turns):
            row, column, height, width = column, height - row, width, height
        return row, column

    def to_stage(self, point: Point, size: Point) -> Point:
        """Return the point of the stage that is seen at a point of the screen."""
        row, column = point
        height, width = (size[1], size[0]) if self.is_transposed else size
        for _ in range(self.quarter_turns):
            row, column, height, width = width - column, row, width, height
        return row, (width - column if self.is_mirrored else column)

    def shift_to_screen(self, rows: int, columns: int) -> tuple[int, int]:
        """Return a move on the stage as it is seen."""
        row, column = self.to_screen((rows, columns), (0, 0))
        return int(row), int(column)

    def shift_to_stage(self, rows: int, columns: int) -> tuple[int, int]:
        """Return a move on the screen as one of the stage."""
        row, column = self.to_stage((rows, columns), (0, 0))
        return int(row), int(column)

    def region_to_screen(self, region: Region, size: Point) -> Region:
        """Return where a rectangle of the stage is seen."""
        first = self.to_screen((region.row, region.column), size)
        return _between(first, self.to_screen((region.row_end, region.column_end), size))

    def region_to_stage(self, region: Region, size: Point) -> Region:
        """Return the rectangle of the stage that is seen in one of the screen."""
        first = self.to_stage((region.row, region.column), size)
        return _between(first, self.to_stage((region.row_end, region.column_end), size))

    def transform(self, size: Point) -> QTransform:
        """Return what a painter of the stage needs to paint on the screen."""
        row, column = self.to_screen((0, 0), size)
        down, right = self.to_screen((1, 0), size), self.to_screen((0, 1), size)
        return QTransform(
            right[1] - column,
            right[0] - row,
            down[1] - column,
            down[0] - row,
            column,
            row,
        )


def _between(first: Point, last: Point) -> Region:
    top, bottom = sorted((first[0], last[0]))
    left, right = sorted((first[1], last[1]))
    row, column = floor(top), floor(left)
    return Region(row, column, ceil(bottom) - row, ceil(right) - column)
