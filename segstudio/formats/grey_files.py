"""Class numbers from files of pixels: what stands for which class where no list says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.format import NamedClass

MAX_CLASSES = 1000


def listed_or_present(
    folder: Path, paths: Iterable[Path], read: Callable[[Path], MaskArray]
) -> tuple[NamedClass, ...]:
    """Return the classes of classes.json or, without one, a class without a name for each value.

    read: returns the class numbers of a file; one that it cannot read is passed over here, and
    said when its image is up. Raises ImportFailed.
    """
    listed = folder / CLASSES_NAME
    if listed.is_file():
        return tuple(NamedClass(each.id, each.name, each.color) for each in read_classes(listed))
    values: set[int] = set()
    for path in paths:
        try:
            values.update(np.unique(read(path)).tolist())
        except (FormatError, MemoryError):
            continue
    return tuple(NamedClass(value, None) for value in sorted(values - {0}))
