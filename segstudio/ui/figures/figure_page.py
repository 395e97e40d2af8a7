"""A page of the window of figures, which is filled in turns."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


class FigurePage(QWidget):
    """Empty at first; `build` fills it once, a few milliseconds of work between two turns."""

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        raise NotImplementedError
