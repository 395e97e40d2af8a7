"""Object numbers beside exported masks: NAME_objects.png next to NAME.png."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.object_numbers import MAX_OBJECT, Numbers
from segstudio.formats.index_png import read_index_mask, write_object_numbers
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import ImageFiles, OutputRefused

OBJECTS_SUFFIX = "_objects.png"

Pairs = Mapping[tuple[int, int], int]
"""How many pixels have an object's number and a value (class) of a mask file."""


def objects_path(mask: Path) -> Path:
    """Return the file of the objects that belong to a mask file."""
    return mask.with_name(mask.stem + OBJECTS_SUFFIX)


class ObjectFiles:
    """Knows which files are images or masks of other images, and so no objects of this one."""

    def __init__(self, records: Iterable[ImageRecord], masks: Collection[Path]) -> None:
        """masks: the mask file of each image."""
        self._images = ImageFiles(records)
        self._masks = {str(mask).casefold() for mask in masks}

    def write(self, mask: Path, numbers: Numbers | None, shape: tuple[int, ...]) -> bool:
        """Write the objects of an image of `shape` (height, width); return whether it has any.

        Where it has none, a file of an earlier export is emptied, so that it tells no old story.
        Raises OutputRefused, ExportFailed.
        """
        path = objects_path(mask)
        if numbers is None:
            numbers = np.zeros(shape, np.uint16)
        has_objects = bool(numbers.any())
        if path in self:
            if has_objects:
                raise OutputRefused(
                    f"The objects would go into “{path}”, which is an image or the mask of "
                    "another one. Rename one of the images."
                )
            return False
        if has_objects or path.is_file():
            write_object_numbers(path, numbers)
        return has_objects

    def read(self, mask: Path, shape: tuple[int, int]) -> Numbers | None:
        """Return the objects beside a mask file, (height, width); None where there are none.

        Raises ImportFailed.
        """
        path = objects_path(mask)
        if path in self or not path.is_file():
            return None
        numbers = read_index_mask(path, shape)
        return numbers.astype(np.uint16, copy=False) if numbers.any() else None

    def __contains__(self, path: object) -> bool:
        """Tell whether a file is an image, or the mask of one."""
        return str(path).casefold() in self._masks or path in self._images


def number_tables(pairs: Pairs, mask: Mask) -> dict[int, Numbers] | None:
    """Return, for each value (class) of a mask file, the number here of each number there.

    pairs: those that occur in the files. Each table: (65536,), 0 stays 0. Numbers stay where `mask`
    holds no objects; an object of several classes becomes one of each. None where all numbers
    stay. Raises TooManyObjects.
    """
    occurring = [(number, value) for number, value in sorted(pairs) if number and value]
    is_new = mask.numbers.highest > 0
    kept: dict[int, int] = {} if is_new else dict(reversed(occurring))
    mask.numbers.note(max(kept, default=0))
    moved = [pair for pair in occurring if kept.get(pair[0]) != pair[1]]
    if not moved:
        return None
    tables = {value: np.zeros(MAX_OBJECT + 1, np.uint16) for _, value in occurring}
    for number, value in kept.items():
        tables[value][number] = number
    for (number, value), new in zip(moved, mask.new_objects(len(moved)).tolist(), strict=True):
        tables[value][number] = new
    return tables
