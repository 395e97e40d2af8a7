"""Connected regions of a class as objects: all of them, or those that an edit has just labelled."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.block_labels import BlockLabels, Choose
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_split import MAX_PX
from segstudio.document.region import Region

_SIDES = np.s_[:-2, 1:-1], np.s_[2:, 1:-1], np.s_[1:-1, :-2], np.s_[1:-1, 2:]
"""The neighbours above, below, left and right of each pixel in a window wider by 1 px."""


def number_regions(mask: Mask, editor: MaskEditor, class_id: int) -> int:
    """Give each connected region of a class that is part of no object a number of its own.

    Regions are connected by 4 neighbours; pixels of objects divide them. Returns how many there
    are. Raises TooManyObjects before anything is changed.
    """
    found = BlockLabels(mask.whole, lambda block: _is_free(mask, block, class_id))
    numbers = np.concatenate([[np.uint16(0)], mask.new_objects(found.number)])
    for block, labels in found:
        editor.number(block, numbers[labels], labels != 0)
    return found.number


def classes_with_objects(mask: Mask) -> set[int]:
    """Return the classes that hold at least one object."""
    found: set[int] = set()
    for tile in mask.object_tiles:
        where = tile.region(mask.shape).slices
        found.update(np.unique(mask.class_ids[where][mask.objects[where] != 0]).tolist())
    return found


def number_new(
    mask: Mask, editor: MaskEditor, class_ids: Iterable[int], starts_new: bool = True
) -> None:
    """Let what an edit in the making has labelled belong to objects, in some classes.

    A connected region of it joins the object that it touches; where it touches several, each grows
    to the necks between them; where it touches none, it becomes an object if `starts_new`.
    Raises TooManyObjects before anything of the class is numbered.
    """
    for class_id in class_ids:
        _number_new(mask, editor, class_id, starts_new)


def _number_new(mask: Mask, editor: MaskEditor, class_id: int, starts_new: bool) -> None:
    def choose(block: Region) -> npt.NDArray[np.bool_]:
        is_new = editor.relabelled(block)
        return is_new & _is_free(mask, block, class_id) if is_new.any() else is_new

    found = BlockLabels(editor.area, choose)
    labels, objects = _touching(mask, found, class_id)
    touched = np.bincount(labels, minlength=found.number + 1)
    numbers = np.zeros(found.number + 1, np.uint16)
    numbers[labels] = objects
    numbers[touched > 1] = 0
    is_alone = touched == 0
    is_alone[0] = False
    if starts_new and is_alone.any():
        numbers[is_alone] = mask.new_objects(int(is_alone.sum()))
    shared: dict[int, Region] = {}
    for block, places in found:
        for label in np.unique(places[touched[places] > 1]).tolist():
            left, top, width, height = cv2.boundingRect((places == label).view(np.uint8))
            box = Region(block.row + top, block.column + left, height, width)
            shared[label] = shared.get(label, box).united(box)
        editor.number(block, numbers[places], numbers[places] != 0)
    for box in shared.values():
        _share(mask, editor, box.grown(1).intersect(mask.whole), choose, class_id)


def _share(mask: Mask, editor: MaskEditor, window: Region, choose: Choose, class_id: int) -> None:
    """Give new pixels to the objects that they touch, which meet at necks (see `object_grow`)."""
    from skimage.segmentation import watershed

    if window.area_px > MAX_PX:
        return  # it stays without a number
    is_same = mask.class_ids[window.slices] == class_id
    seeds = np.where(is_same, mask.objects[window.slices], 0).astype(np.int32)
    is_open = choose(window)
    inside = is_open | (seeds != 0)
    padded = cv2.copyMakeBorder(inside.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    distance = np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
    grown = watershed(-distance[1:-1, 1:-1], seeds, mask=inside)  # type: ignore[no-untyped-call]
    editor.number(window, grown.astype(np.uint16), is_open & (grown != 0))


def _touching(
    mask: Mask, found: BlockLabels, class_id: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return each pair of a region and an object of the class that it touches, by region."""
    pairs = [np.zeros(0, np.int64)]
    for block, labels in found if mask.holds_objects else ():
        around = np.zeros((block.height + 2, block.width + 2), np.int64)
        window = block.grown(1).intersect(mask.whole)
        top, left = window.row - block.row + 1, window.column - block.column + 1
        is_same = mask.class_ids[window.slices] == class_id
        around[top : top + window.height, left : left + window.width] = np.where(
            is_same, mask.objects[window.slices], 0
        )
        for side in _SIDES:
            beside = around[side]
            is_pair = (labels != 0) & (beside != 0)
            pairs.append(np.unique(labels[is_pair].astype(np.int64) << 16 | beside[is_pair]))
    unique = np.unique(np.concatenate(pairs))
    return unique >> 16, unique & 0xFFFF


def _is_free(mask: Mask, block: Region, class_id: int) -> npt.NDArray[np.bool_]:
    """Return where in a block the class is, and no object."""
    is_free: npt.NDArray[np.bool_] = mask.class_ids[block.slices] == class_id
    if mask.holds_objects and is_free.any():
        is_free &= mask.objects[block.slices] == 0
    return is_free
