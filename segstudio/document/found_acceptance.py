"""Instances that a network found become annotation: each an object of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from segstudio.document.found_instance import FoundInstance
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.mask_editor import Chosen, MaskEditor


def accept_instances(
    mask: Mask,
    editor: MaskEditor,
    found: Sequence[FoundInstance],
    origin: int,
    with_numbers: bool,
) -> int:
    """Accept each, sparing what a person drew and locked classes; return how many were taken.

    One of whose pixels half or more are of an object of its class already is left out. Otherwise
    what is of its class in it and of no object, drawn by hand or accepted, becomes a new object if
    `with_numbers`. origin: the version that it is marked with, 1 … 65535; 0: as drawn by hand.
    Raises TooManyObjects before the one that there is no number for is taken.
    """
    taken = 0
    for each in found:
        region, is_in = each.region, each.stencil != 0
        class_ids = mask.class_ids[region.slices]
        is_other = _is_object(mask, each, class_ids) & is_in
        if 2 * np.count_nonzero(is_other) >= np.count_nonzero(is_in):
            continue
        number = int(mask.new_objects(1)[0]) if with_numbers else 0
        predicted = np.full(is_in.shape, each.class_id, np.uint16 if each.class_id > 255 else "u1")
        is_free = is_in & ~is_other
        editor.accept(region, predicted, is_free.view(np.uint8), origin)
        if number:
            is_own = is_free & (mask.class_ids[region.slices] == each.class_id)
            editor.number(region, number, is_own)
        taken += 1
    return taken


def _is_object(mask: Mask, found: FoundInstance, class_ids: MaskArray) -> Chosen:
    """Return where in its box there is an object of its class."""
    if not mask.holds_objects:
        return np.zeros(class_ids.shape, np.bool_)
    is_object: Chosen = mask.objects[found.region.slices] != 0
    is_object &= class_ids == found.class_id
    return is_object
