"""What a tool may do with objects; the session's object desk is one, and a test can be another."""

from __future__ import annotations

from typing import Protocol

from segstudio.document.drawing import Point

Pixel = tuple[int, int]


class ObjectSurface(Protocol):
    """Changes of objects, each an edit made off the session's thread."""

    def merge(self, one: Pixel, other: Pixel) -> None:
        """Make what lies under two pixels (row, column) one object."""

    def split_along(self, start: Point, end: Point) -> None:
        """Divide the object that a line goes through."""

    def delete(self, pixel: Pixel) -> None:
        """Erase the object under a pixel."""
