"""What the aids over the canvas are drawn from: the view, its orientation, and the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from segstudio.document.pixel_size import PixelSize
from segstudio.document.region import Region
from segstudio.ui.canvas.orientation import Orientation, Point
from segstudio.ui.canvas.viewport import Viewport

RULER_PX = 20
"""Logical pixels of a ruler's breadth."""


@dataclass(frozen=True, slots=True)
class AidScene:
    """One state of the view; sizes and places are device pixels of the screen.

    ratio: device pixels for each logical one. pixel_size: None where it is not known.
    """

    view: Viewport
    orientation: Orientation
    ratio: float
    pixel_size: PixelSize | None = None
    has_rulers: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of the screen's part."""
        return self.orientation.swapped(self.view.size)

    @property
    def edge(self) -> int:
        """So much of the upper and the left border is taken by rulers."""
        return self.px(RULER_PX) if self.has_rulers else 0

    def px(self, logical: float) -> int:
        """Return logical pixels in device pixels."""
        return max(1, round(logical * self.ratio))

    def to_image(self, point: Point) -> Point:
        """Return the image point under a point of the screen."""
        return self.view.to_image(*self.orientation.to_stage(point, self.view.size))

    def to_screen(self, point: Point) -> Point:
        """Return where an image point is seen."""
        return self.orientation.to_screen(self.view.to_view(*point), self.view.size)

    def side_um(self, is_down: bool) -> float | None:
        """Return the length of a pixel down, or across, the screen."""
        size = self.pixel_size
        if size is None:
            return None
        return size.height_um if is_down != self.orientation.is_transposed else size.width_um

    def font(self, logical_px: int = 11) -> QFont:
        """Return the font of all words on the canvas, for a painter of device pixels."""
        font = QFont()
        font.setPixelSize(self.px(logical_px))
        return font

    def corner(self, height: int, width: int, is_right: bool) -> Region:
        """Return a place of that size in a lower corner."""
        rows, columns = self.size
        margin = self.px(12)
        left = columns - margin - width if is_right else self.edge + margin
        return Region(rows - margin - height, left, height, width)
