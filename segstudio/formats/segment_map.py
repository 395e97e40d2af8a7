"""One number for each pixel from its class and its object, in time for images of any size."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import MAX_OBJECT, Numbers
from segstudio.formats.format import LabelledImage
from segstudio.formats.lookup import looked_up

_STRIP_ROWS = 256
Table = npt.NDArray[Any]
"""(65536,): a number for each class id, or for each object."""


def object_classes(item: LabelledImage) -> dict[int, int]:
    """Return the class of each object, by ascending number."""
    if item.objects is None:
        return {}
    owners = np.zeros(MAX_OBJECT + 1, np.uint16)
    for top in range(0, len(item.objects), _STRIP_ROWS):
        rows = slice(top, top + _STRIP_ROWS)
        owners[item.objects[rows].ravel()] = item.class_ids[rows].ravel()
    owners[0] = 0
    return {number: int(owners[number]) for number in np.flatnonzero(owners).tolist()}


def mapped(item: LabelledImage, of_class: Table, of_object: Table) -> npt.NDArray[Any]:
    """Return (height, width): `of_object` of each pixel's object or, without one, `of_class`."""
    found = looked_up(of_class, item.class_ids)
    if item.objects is None:
        return found
    np.copyto(found, looked_up(of_object, item.objects), where=item.objects != 0)
    return found


def of_one_class(class_ids: MaskArray, objects: Numbers) -> tuple[Numbers, int]:
    """Return objects that have one class each, and how many parts have no number any more.

    Files may say that an object has several classes: it becomes one of each then. What is
    unlabelled is in no object.
    """
    objects = np.where(class_ids == 0, np.uint16(0), objects)
    owners = np.zeros(MAX_OBJECT + 1, np.uint16)
    owners[objects.ravel()] = class_ids.ravel()
    owners[0] = 0
    is_of_another = (objects != 0) & (looked_up(owners, objects) != class_ids)
    if not is_of_another.any():
        return objects, 0
    keys = objects[is_of_another].astype(np.uint32) << 16 | class_ids[is_of_another]
    present, places = np.unique(keys, return_inverse=True)
    free = np.setdiff1d(np.arange(1, MAX_OBJECT + 1), np.flatnonzero(owners))
    numbers = np.zeros(len(present), np.uint16)
    numbers[: len(free)] = free[: len(present)]
    objects[is_of_another] = numbers[places.ravel()]
    return objects, max(0, len(present) - len(free))
