"""Class numbers from files of pixels: what stands for which class where no list says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.format import ImageKey, NamedClass
from segstudio.formats.lookup import pixel_counts


def listed_or_present(
    folder: Path,
    keys: Iterable[ImageKey],
    path_of: Callable[[ImageKey], Path],
    read: Callable[[Path, tuple[int, int]], MaskArray],
) -> tuple[NamedClass, ...]:
    """Return the classes of classes.json or, without one, a class without a name for each value.

    path_of: the file of an image. read: returns the class numbers of a file that must have a shape;
    one that it cannot read is passed over here, and said when its image is up. Raises ImportFailed.
    """
    listed = folder / CLASSES_NAME
    if listed.is_file():
        return tuple(NamedClass(each.id, each.name, each.color) for each in read_classes(listed))
    values: set[int] = set()
    for key in keys:
        # The mask of an image that EXIF turns may lie as the file is stored.
        for shape in {key.shape, key.shape[::-1]} if key.orientation != 1 else {key.shape}:
            try:
                values.update(np.flatnonzero(pixel_counts(read(path_of(key), shape))).tolist())
            except (FormatError, MemoryError):
                continue
    return tuple(NamedClass(value, None) for value in sorted(values - {0}))
