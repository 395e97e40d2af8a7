"""What a tool may do with the prediction of the image on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region


class Verdict(Protocol):
    """The prediction, and a person's word on it; what a person drew is never changed."""

    @property
    def background_id(self) -> int:
        """The background class; 0 where there is no class."""

    @property
    def background_color(self) -> str:
        """Its colour, "#rrggbb"."""

    def begin(self) -> None:
        """Call before an edit in which something is accepted."""

    def predicted_at(self, row: int, column: int) -> int:
        """Return the class predicted at a pixel; 0 for none, or outside of the image."""

    def is_foreground(self, region: Region) -> npt.NDArray[np.bool_]:
        """Return where, in a region inside the image, a class but the background is predicted."""

    def replacement_for(self, rejected_id: int) -> int:
        """Return what pixels become that are not of that class; 0 where that is not known."""

    def accept(self, editor: MaskEditor, region: Region, stencil: Stencil) -> None:
        """Accept what is predicted under a stencil, marked with its version."""

    def finish_accepted(self) -> Callable[[MaskEditor], None] | None:
        """Return what ends an edit that accepts, off this thread; None where nothing is to do."""

    def reject(
        self, editor: MaskEditor, region: Region, stencil: Stencil, rejected_id: int, new_id: int
    ) -> None:
        """Give `new_id` to what is predicted to be `rejected_id` under a stencil."""
