"""Where annotation and prediction agree and differ, as an overlay of a tile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.difference import Difference, difference
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.ui.canvas.color_table import Rgb, class_table
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.canvas.level import level_shape, read_level

DIFFERENCE_COLORS: Mapping[Difference, Rgb] = {
    Difference.AGREE: (0, 158, 115),
    Difference.ONLY_FIRST: (240, 228, 66),
    Difference.ONLY_SECOND: (86, 180, 233),
    Difference.OTHER_CLASS: (213, 94, 0),
}
"""Of Okabe and Ito: told apart by colour-blind people, and by lightness too."""


class DifferenceOverlay:
    """Compares what was drawn, or was predicted before, with what is predicted, tile by tile."""

    def __init__(self, content: CanvasContent) -> None:
        self._content = content
        self.set_look(0.5, 0, with_kept=False)

    def set_look(self, opacity: float, background_id: int, with_kept: bool) -> None:
        """Take another opacity, 0 … 1, another class that is no object, another side."""
        colors = {int(each): rgb for each, rgb in DIFFERENCE_COLORS.items()}
        self._table = class_table(colors, opacity)[: len(colors) + 1]
        self._background_id = background_id
        self._with_kept = with_kept

    def overlay(
        self, level: int, region: Region, is_outline: bool
    ) -> npt.NDArray[np.uint32] | None:
        """Return premultiplied colours of a region of a level; None where nothing is to be seen."""
        whole = Region(0, 0, *level_shape(self._content.shape, level))
        wide = region.grown(1).intersect(whole) if is_outline else region
        first, second = self._sides()
        if first is None:
            return None
        before = read_level(first, level, wide)
        now = np.zeros_like(before) if second is None else read_level(second, level, wide)
        # Two predictions agree on nearly all background: a wash over the image would hide it.
        with_background = not self._with_kept
        found: MaskArray = difference(before, now, self._background_id, with_background)
        if not cv2.countNonZero(found):
            return None
        if is_outline:
            found = _borders(found, wide, region)
        colored: npt.NDArray[np.uint32] = np.take(self._table, found, mode="clip")
        return colored

    def _sides(self) -> tuple[MaskArray | None, MaskArray | None]:
        prediction = self._content.prediction
        second = None if prediction is None else prediction.class_ids
        if not self._with_kept:
            return self._content.mask.class_ids, second
        if prediction is None:
            return None, None
        return prediction.kept, second if prediction.against is None else prediction.against


def _borders(found: MaskArray, wide: Region, region: Region) -> MaskArray:
    """Return only what lies at the border of something else; wide: `region` and a pixel around."""
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    lowest, highest = cv2.erode(found, cross), cv2.dilate(found, cross)
    at_border = cast("MaskArray", found * (lowest != highest))
    top, left = region.row - wide.row, region.column - wide.column
    inside = at_border[top : top + region.height, left : left + region.width]
    return cast("MaskArray", np.ascontiguousarray(inside))
