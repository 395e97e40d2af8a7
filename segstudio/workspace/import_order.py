"""What an import does to the mask of one image."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from segstudio.document.first_edit import first_edit
from segstudio.document.label_class import MAX_CLASS_ID, UNLABELLED
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskArray, MaskEdit
from segstudio.document.object_numbers import Numbers
from segstudio.document.pixel_runs import pair_counts
from segstudio.document.region import Region
from segstudio.formats.format import TakenMask
from segstudio.formats.lookup import looked_up
from segstudio.workspace.object_files import number_tables

EDIT_NAME = "Import"
FEW = 12
"""So many values are compared one by one before it pays to look which are there."""


class Conflict(StrEnum):
    """What becomes of an image that has annotation already."""

    KEEP = "keep"
    """It stays as it is."""
    THEIRS = "theirs"
    """Its annotation is replaced, but for locked classes."""
    BOTH = "both"
    """What is unlabelled is taken from the data set."""


NOTHING_SINGLE: Mapping[int, Conflict] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """ids: class id here of each value of the data set that is taken.

    conflict: what becomes of images that are drawn on; single: of those by id, instead.
    """

    ids: Mapping[int, int]
    conflict: Conflict = Conflict.BOTH
    locked_ids: frozenset[int] = frozenset()
    single: Mapping[int, Conflict] = field(default_factory=lambda: NOTHING_SINGLE)

    def of(self, image_id: int) -> ImportOrder:
        """Return the order for one image."""
        return replace(self, conflict=self.single.get(image_id, self.conflict))

    def edit(self, taken: TakenMask, mask: Mask) -> MaskEdit | None:
        """Change a mask of the image; return the edit, None where nothing is to change.

        Raises TooManyObjects with the mask as it was.
        """
        if mask.counts and self.conflict is Conflict.KEEP:
            return None
        editor = MaskEditor(mask, EDIT_NAME, self.locked_ids)
        try:
            if mask.counts and self.conflict is Conflict.THEIRS:
                _erase(mask, editor)
            self._paint(taken, mask, editor)
        except BaseException:
            editor.cancel()
            raise
        return editor.finish()

    def first_edit(self, taken: TakenMask, mask: Mask) -> MaskEdit | None:
        """Return the edit of a mask that is empty, and stays so; None where nothing is taken.

        It is what `edit` does, several times as quickly. Raises TooManyObjects.
        """
        objects, pairs = taken.objects, pair_counts(taken.values, taken.objects)
        counts: Counter[int] = Counter()
        for (_, value), number in pairs.items():
            counts[self.ids.get(value, UNLABELLED)] += number
        class_ids = self._class_ids(taken.values, {value for _, value in pairs})
        if objects is not None:
            tables = number_tables(pairs, mask)
            if tables is not None:
                objects = _renumbered(taken.values, objects, tables)
            if any(number and value not in self.ids for number, value in pairs):
                objects = objects * (class_ids != UNLABELLED)
        return first_edit(EDIT_NAME, class_ids, objects, counts)

    def _class_ids(self, values: MaskArray, present: Iterable[int]) -> MaskArray:
        """Return the class ids of a mask's values; present: those that occur."""
        is_same = all(self.ids.get(value, UNLABELLED) == value for value in present)
        if is_same and values.dtype == np.uint8:
            return values
        ids = np.zeros(MAX_CLASS_ID + 1, np.uint16)
        ids[list(self.ids)] = list(self.ids.values())
        if max(self.ids.values(), default=0) < 256:
            ids = ids.astype(np.uint8)
        return looked_up(ids, values)

    def _paint(self, taken: TakenMask, mask: Mask, editor: MaskEditor) -> None:
        values, objects = taken.values, taken.objects
        tables = None if objects is None else number_tables(pair_counts(values, objects), mask)
        for tile in Region(0, 0, *mask.shape).tiles():
            region = tile.region(mask.shape)
            part = values[region.slices]
            numbers = None if objects is None else objects[region.slices]
            if numbers is not None and not numbers.any():
                numbers = None
            for value in self._values_in(part):
                chosen = part == value
                if not chosen.any():
                    continue
                table = None if tables is None else tables.get(value)
                own = numbers if table is None or numbers is None else table[numbers]
                if table is None and tables is not None:
                    own = None  # no object has that value
                editor.fill_unlabelled(region, chosen, self.ids[value], own)

    def _values_in(self, part: MaskArray) -> Iterable[int]:
        """Return the values that are taken and may occur in a part of the mask."""
        if len(self.ids) <= FEW:
            return self.ids
        present: list[int] = np.flatnonzero(np.bincount(part.ravel())).tolist()
        return [value for value in present if value in self.ids]


def _renumbered(values: MaskArray, objects: Numbers, tables: Mapping[int, Numbers]) -> Numbers:
    """Return the objects as each value's table says; those of other values are none."""
    found = np.zeros_like(objects)
    for value, table in tables.items():
        chosen = values == value
        found[chosen] = table[objects[chosen]]
    return found


def _erase(mask: Mask, editor: MaskEditor) -> None:
    for tile in mask.whole.tiles():
        region = tile.region(mask.shape)
        labelled = (mask.class_ids[region.slices] != UNLABELLED).view(np.uint8)
        if labelled.any():
            editor.paint(region, labelled, UNLABELLED)
