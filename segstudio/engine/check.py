"""Checks of what the learner is given: classes and masks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import MAX_CLASS_ID
from segstudio.document.region import Region
from segstudio.engine.errors import AnnotationRefused, ClassesRefused
from segstudio.engine.stored_image import MAX_SIDE_PX

Labels = npt.NDArray[np.integer]


def checked_classes(classes: Sequence[int]) -> tuple[int, ...]:
    """Return the ids as a tuple. Raises ClassesRefused: none, double or out of range."""
    ids = tuple(int(each) for each in classes)
    if not ids:
        raise ClassesRefused("A project needs at least one class; add one.")
    if len(set(ids)) != len(ids) or min(ids) < 1 or max(ids) > MAX_CLASS_ID:
        raise ClassesRefused(f"Class ids must differ and lie in 1 … {MAX_CLASS_ID}, not {ids}.")
    return ids


def check_mask(mask: Labels, region: Region | None, shape: tuple[int, int] | None) -> None:
    """Raise AnnotationRefused unless `mask` fits `region`, or `shape` of its image where known."""
    if mask.dtype not in (np.uint8, np.uint16):
        raise AnnotationRefused(f"A mask holds uint8 or uint16 class ids, not {mask.dtype}.")
    if mask.ndim != 2 or 0 in mask.shape or max(mask.shape) > MAX_SIDE_PX:
        raise AnnotationRefused(
            f"A mask is (height, width), 1 to {MAX_SIDE_PX} px a side, not {mask.shape}."
        )
    if region is None:
        if shape is not None and mask.shape != shape:
            raise AnnotationRefused(f"The mask is {mask.shape} px but its image is {shape} px.")
        return
    if mask.shape != (region.height, region.width):
        raise AnnotationRefused(
            f"The mask is {mask.shape} px but its region is {(region.height, region.width)} px."
        )
    limit = shape or (MAX_SIDE_PX, MAX_SIDE_PX)
    if region.intersect(Region(0, 0, *limit)) != region:
        raise AnnotationRefused(f"{region} reaches over the border of its image of {limit} px.")
