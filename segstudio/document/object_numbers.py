"""The numbers that objects of one image have: which are taken, which come next."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MAX_OBJECT = 65_535

Numbers = npt.NDArray[np.uint16]


class ObjectRefused(ValueError):
    """Something cannot be done with objects; the text says why."""


class TooManyObjects(ObjectRefused):
    """An image has no number left; the text says what to do."""


class ObjectNumbers:
    """Hands out numbers that no object has and, where there are enough, none has had."""

    def __init__(self) -> None:
        self.highest = 0
        """No object has a higher number."""

    def note(self, number: int) -> None:
        """That number is taken."""
        self.highest = max(self.highest, number)

    def take(self, number: int, present: npt.NDArray[np.bool_] | None = None) -> Numbers:
        """Return so many new numbers, ascending; they are taken from now on.

        present: (65536,) which numbers are in use; asked for only where `is_scarce`.
        Raises TooManyObjects.
        """
        if not self.is_scarce(number):
            first = self.highest + 1
            self.highest += number
            return np.arange(first, first + number, dtype=np.uint16)
        if present is None:
            present = np.arange(MAX_OBJECT + 1) <= self.highest
        free = np.flatnonzero(~present[1:])[:number] + 1
        if len(free) < number:
            raise TooManyObjects(
                f"An image holds at most {MAX_OBJECT:,} objects. Merge or delete some of them, "
                "or remove specks, then try again."
            )
        self.highest = max(self.highest, int(free.max(initial=0)))
        return free.astype(np.uint16)

    def is_scarce(self, number: int = 1) -> bool:
        """Tell whether gaps between numbers must be looked for to give so many."""
        return self.highest + number > MAX_OBJECT
