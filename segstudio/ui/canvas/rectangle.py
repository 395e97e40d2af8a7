"""Between Qt's rectangles and regions of device pixels."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from segstudio.document.region import Region


def to_qrect(region: Region) -> QRect:
    """Return the same rectangle."""
    return QRect(region.column, region.row, region.width, region.height)


def to_region(rectangle: QRect) -> Region:
    """Return the same rectangle."""
    return Region(rectangle.y(), rectangle.x(), rectangle.height(), rectangle.width())


def parts_of(region: QRegion) -> list[Region]:
    """Return the rectangles that a region consists of."""
    return [to_region(each) for each in region]  # type: ignore[attr-defined]


def to_device(logical: Region, ratio: float) -> Region:
    """Return the device pixels that a rectangle of a widget touches; ratio: so many for each."""
    return _scaled(logical, ratio)


def to_logical(rectangles: Iterable[Region], ratio: float) -> QRegion:
    """Return the part of a widget that rectangles of device pixels touch."""
    result = QRegion()
    for each in rectangles:
        result += to_qrect(_scaled(each, 1 / ratio))
    return result


def _scaled(region: Region, factor: float) -> Region:
    row, column = floor(region.row * factor), floor(region.column * factor)
    height = ceil(region.row_end * factor) - row
    return Region(row, column, height, ceil(region.column_end * factor) - column)
