"""A mask that is put together from the instances of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from segstudio.document.object_numbers import MAX_OBJECT
from segstudio.formats.format import TakenMask
from segstudio.formats.outline import BadOutline, Points, Stencil, filled_rings


class MaskCanvas:
    """Takes instances one by one; a later one covers an earlier one, and that is counted.

    An instance's object number is its position among them, unless one is given.
    """

    def __init__(self, shape: tuple[int, int], may_cover: bool = False) -> None:
        """shape: (height, width), checked by the caller. may_cover: covering is no problem."""
        self._may_cover = may_cover
        self._values = np.zeros(shape, np.uint16)
        self._objects = np.zeros(shape, np.uint16)
        self._number = 0
        self._covered_px = 0
        self._unnumbered = 0
        self.problems: list[str] = []
        self._passed_over: Counter[str] = Counter()

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width)."""
        return self._values.shape[0], self._values.shape[1]

    def next_number(self) -> int:
        """Return the number of one more object; 0 where none is left."""
        if self._number == MAX_OBJECT:
            self._unnumbered += 1
            return 0
        self._number += 1
        return self._number

    def pass_over(self, what: str) -> None:
        """Something is there that a mask has no place for."""
        self._passed_over[what] += 1

    def add(self, value: int, number: int, row: int, column: int, stencil: Stencil) -> None:
        """Give the pixels where `stencil` is not 0 a class and an object, 0 for none."""
        part = slice(row, row + stencil.shape[0]), slice(column, column + stencil.shape[1])
        chosen, values, objects = stencil != 0, self._values[part], self._objects[part]
        covered_px = int(np.count_nonzero(values * chosen)) if values.any() else 0
        if covered_px:
            self._covered_px += covered_px
            values *= ~chosen
            objects *= ~chosen
        # On what is 0 this is what `np.copyto` does, in a quarter of its time.
        values |= chosen * np.uint16(value)
        objects |= chosen * np.uint16(number)

    def add_outline(self, value: int, number: int, points: Points, what: str) -> None:
        """Fill an outline; a bad one becomes a problem. what: names it in a sentence."""
        self.add_rings(value, number, [points], what)

    def add_rings(self, value: int, number: int, rings: Sequence[Points], what: str) -> None:
        """Fill an outline and spare its holes; a bad one becomes a problem."""
        try:
            row, column, stencil = filled_rings(rings, self.shape)
        except BadOutline as error:
            self.problems.append(f"{what} {error}; it was left out.")
            return
        self.add(value, number, row, column, stencil)

    def taken(self, is_synthetic: bool = False) -> TakenMask:
        """Return the mask, with a sentence for each thing that was not taken as it was."""
        if self._covered_px and not self._may_cover:
            self.problems.append(
                f"{self._covered_px:,} px belong to several instances; the last one has them."
            )
        if self._unnumbered:
            self.problems.append(
                f"{self._unnumbered:,} instances have no object number: {MAX_OBJECT:,} are the most"
                " that an image can hold."
            )
        values = self._values
        narrow = values.astype(np.uint8) if values.max(initial=0) < 256 else values
        objects = self._objects if self._objects.any() else None
        return TakenMask(narrow, objects, self.problems, self._passed_over, is_synthetic)
