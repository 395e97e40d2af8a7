"""One number for each pixel from its class and its object, in time for images of any size."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.object_numbers import MAX_OBJECT
from segstudio.formats.format import LabelledImage

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
    found = np.take(of_class, item.class_ids)
    if item.objects is None:
        return found
    for top in range(0, len(found), _STRIP_ROWS):
        rows = slice(top, top + _STRIP_ROWS)
        numbers = item.objects[rows]
        np.copyto(found[rows], np.take(of_object, numbers), where=numbers != 0)
    return found
