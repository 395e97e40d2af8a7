"""A region divided among the objects drawn in it: each grows until it meets the others."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.drawing import Stencil
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_list import connected_region, list_objects
from segstudio.document.object_numbers import ObjectRefused
from segstudio.document.object_split import MAX_PX
from segstudio.document.region import Region

_LEAST_PX = 64
"""Half the side of the smallest window in which a region is looked for."""


def grow_objects(mask: Mask, editor: MaskEditor, pixel: tuple[int, int]) -> int:
    """Give what has no number in the region of one class under a pixel to the objects in it.

    They meet at necks: watershed on the distance to the region's border, from the objects. Returns
    how many objects there are in the region; 0 where nothing is left to give or nobody to take it.
    Raises ObjectRefused for a region too large for that.
    Source: Meyer and Beucher 1990 (watershed from markers).
    """
    if not mask.class_ids[pixel]:
        return 0
    numbers, is_changed = _grow(mask, editor, connected_region(mask, pixel, across_objects=True))
    return len(numbers) if is_changed else 0


def grow_all(mask: Mask, editor: MaskEditor, class_id: int) -> int:
    """Do so in each region of a class that holds an object; return in how many.

    Raises ObjectRefused where one is too large for that.
    """
    done: set[int] = set()
    count = 0
    for each in list_objects(mask):
        if each.class_id == class_id and each.number not in done:
            half_px = max(_LEAST_PX, each.box.height, each.box.width)
            found = connected_region(mask, each.pixel, across_objects=True, half_px=half_px)
            numbers, is_changed = _grow(mask, editor, found)
            done.update(numbers)
            count += is_changed
    return count


def _grow(mask: Mask, editor: MaskEditor, found: tuple[Region, Stencil]) -> tuple[list[int], bool]:
    """Return the objects in a region, and whether anything was left to give them."""
    from skimage.segmentation import watershed

    box, stencil = found
    inside = stencil != 0
    seeds = np.where(inside, mask.objects[box.slices], np.uint16(0)).astype(np.int32)
    is_open = inside & (seeds == 0)
    numbers: list[int] = np.unique(seeds[seeds != 0]).tolist()
    if not numbers or not is_open.any():
        return numbers, False
    if box.area_px > MAX_PX:
        raise ObjectRefused("This region is too large to be divided; draw the objects instead.")
    padded = cv2.copyMakeBorder(inside.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    distance = np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
    grown = watershed(-distance[1:-1, 1:-1], seeds, mask=inside)  # type: ignore[no-untyped-call]
    editor.number(box, grown.astype(np.uint16), is_open)
    return numbers, True
