"""A region divided among the objects drawn in it: each grows until it meets the others."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_list import connected_region
from segstudio.document.object_numbers import ObjectRefused
from segstudio.document.object_split import MAX_PX


def grow_objects(mask: Mask, editor: MaskEditor, pixel: tuple[int, int]) -> int:
    """Give what has no number in the region of one class under a pixel to the objects in it.

    They meet at necks: watershed on the distance to the region's border, from the objects. Returns
    how many objects there are in the region; 0 where nothing is left to give or nobody to take it.
    Raises ObjectRefused for a region too large for that.
    Source: Meyer and Beucher 1990 (watershed from markers).
    """
    from skimage.segmentation import watershed

    class_id = int(mask.class_ids[pixel])
    if not class_id:
        return 0
    box, stencil = connected_region(mask, pixel, across_objects=True)
    inside = stencil != 0
    seeds = np.where(inside, mask.objects[box.slices], np.uint16(0)).astype(np.int32)
    is_open = inside & (seeds == 0)
    numbers = np.unique(seeds[seeds != 0])
    if not len(numbers) or not is_open.any():
        return 0
    if box.area_px > MAX_PX:
        raise ObjectRefused("This region is too large to be divided; draw the objects instead.")
    padded = cv2.copyMakeBorder(inside.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    distance = np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
    grown = watershed(-distance[1:-1, 1:-1], seeds, mask=inside)  # type: ignore[no-untyped-call]
    editor.number(box, grown.astype(np.uint16), is_open)
    return len(numbers)
