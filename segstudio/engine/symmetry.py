"""The eight ways to lay a square upon itself, for images of any form, and their way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Symmetry:
    """Mirrored left to right or not, then turned by quarters, 0 … 3."""

    quarters: int
    is_mirrored: bool

    def apply(self, pixels: Tensor) -> Tensor:
        """Return (…, h, w) mirrored and turned; (…, w, h) after an odd number of quarters."""
        shown = pixels.flip(-1) if self.is_mirrored else pixels
        return shown.rot90(self.quarters, (-2, -1)) if self.quarters else shown

    def undo(self, pixels: Tensor) -> Tensor:
        """Return what `apply` was given."""
        shown = pixels.rot90(-self.quarters, (-2, -1)) if self.quarters else pixels
        return shown.flip(-1) if self.is_mirrored else shown


SYMMETRIES: Sequence[Symmetry] = tuple(
    Symmetry(quarters, is_mirrored) for quarters in (0, 2, 1, 3) for is_mirrored in (False, True)
)
"""The image as it is; mirrored; turned upside down, and mirrored so; then on its sides."""
