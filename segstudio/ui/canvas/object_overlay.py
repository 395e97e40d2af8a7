"""Objects over the annotation: a thin line where two touch, and a colour for each where asked."""

from __future__ import annotations

import colorsys
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.ui.canvas.color_table import ColorTable, premultiplied
from segstudio.ui.canvas.level import level_shape, read_level

Overlay = npt.NDArray[np.uint32]

SLOTS = 256
_STRIDE = 157
"""Odd, and near SLOTS over the golden ratio: numbers that follow each other differ most."""
_LINE_OPACITY = 0.85
_RGB = 255 * np.array(
    [
        colorsys.hsv_to_rgb(slot / SLOTS, 0.62 + 0.3 * (slot % 2), 1.0 - 0.22 * (slot // 2 % 2))
        for slot in range(SLOTS)
    ]
)


class ObjectOverlay:
    """Changes the annotation's overlay in place; costs nothing while a mask holds no objects."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self.set_look(0.5, is_by_object=False, is_outline=False)

    def set_look(self, strength: float, is_by_object: bool, is_outline: bool) -> None:
        """Take another look. strength: opacity of the annotation, 0 … 1."""
        self._is_by_object = is_by_object
        self._is_outline = is_outline
        self._table = object_table(strength)
        alpha = np.full(1, _LINE_OPACITY * strength**0.5)
        self._line = premultiplied(np.zeros((1, 3)), alpha)[0]

    def paint(
        self,
        overlay: Overlay,
        colors: ColorTable,
        drawn: MaskArray,
        level: int,
        region: Region,
    ) -> None:
        """Paint the objects of a region of a level into its overlay, of the same height and width.

        colors: of the class ids. drawn: the class ids of the region.
        """
        if not self._mask.holds_objects:
            return
        objects = self._padded(self._mask.objects, level, region)
        if not cv2.countNonZero(objects):
            return
        ids = self._padded(self._mask.class_ids, level, region)
        inner = objects[1:-1, 1:-1]
        is_object = inner != 0
        if self._is_outline:
            border = _differs(objects, ids, (-1, 0), (0, -1), (1, 0), (0, 1)) & (drawn != 0)
            np.copyto(overlay, np.take(colors, drawn), where=border)
            if self._is_by_object:
                is_object &= overlay != 0
        if self._is_by_object:
            slots = (inner * np.uint16(_STRIDE)).astype(np.uint8)
            np.copyto(overlay, self._table[slots], where=is_object)
        if not self._is_outline:
            overlay[_differs(objects, ids, (1, 0), (0, 1)) & (drawn != 0)] = self._line

    def _padded(self, values: MaskArray, level: int, region: Region) -> MaskArray:
        """Return the values of a region and one pixel more on each side."""
        whole = Region(0, 0, *level_shape(self._mask.shape, level))
        wide = region.grown(1).intersect(whole)
        padded = cv2.copyMakeBorder(
            read_level(values, level, wide),
            wide.row - region.row + 1,
            region.row_end + 1 - wide.row_end,
            wide.column - region.column + 1,
            region.column_end + 1 - wide.column_end,
            cv2.BORDER_REPLICATE,
        )
        return cast("MaskArray", padded)


def object_table(strength: float) -> ColorTable:
    """Return (256,) colours, all round the circle of hues; a number's is at `157 n mod 256`."""
    return premultiplied(_RGB, np.full(SLOTS, strength))


def object_rgb(number: int) -> tuple[int, int, int]:
    """Return the colour of an object, opaque: (red, green, blue), 0 … 255."""
    red, green, blue = np.rint(_RGB[number * _STRIDE % SLOTS]).astype(int).tolist()
    return red, green, blue


def _differs(objects: MaskArray, ids: MaskArray, *steps: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Tell which pixels have, one step on, the same class and another object.

    objects, ids: (height + 2, width + 2); returns (height, width).
    """
    height, width = objects.shape
    result = np.zeros((height - 2, width - 2), np.bool_)
    for down, right in steps:
        part = np.s_[1 + down : height - 1 + down, 1 + right : width - 1 + right]
        is_other = objects[1:-1, 1:-1] != objects[part]
        result |= is_other & (ids[1:-1, 1:-1] == ids[part])
    return result
