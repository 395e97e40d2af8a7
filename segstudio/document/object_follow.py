"""Objects follow what an operation does to the pixels of their class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import boxes
from segstudio.document.change_terms import ChangeTerms
from segstudio.document.class_region import ChosenRegion, ClassRegion
from segstudio.document.map_operation import WITH_GAIN, Kind, MapOperation
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import pack_tile, unpack_tile
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_carry import carried_numbers
from segstudio.document.object_numbers import Numbers
from segstudio.document.object_regions import number_new
from segstudio.document.region import TILE_PX, Region

_MIRRORS = frozenset({Kind.MIRROR_ACROSS, Kind.MIRROR_DOWN})


@dataclass(frozen=True, slots=True)
class _Part:
    """box: where pixels come to lie. is_there: which, a bit for each. numbers: theirs, packed."""

    box: Region
    is_there: npt.NDArray[np.uint8]
    numbers: bytes


class FollowingObjects:
    """Made before an operation is painted, to `follow` it afterwards.

    What is mirrored takes its numbers along. Objects that become another class stay objects; one of
    which a part keeps its class is two from then on. Pixels that the class gains join the objects
    that they touch, and so does a region that is merged with its neighbour.
    """

    def __init__(
        self,
        mask: Mask,
        operation: MapOperation,
        terms: ChangeTerms,
        frame: Region,
        chosen: ChosenRegion | None,
    ) -> None:
        self._mask = mask
        self._kind = operation.kind
        self._terms = terms
        self._parts: list[_Part] = []
        is_moved = self._kind in _MIRRORS or (self._kind is Kind.REPLACE and terms.replacement_id)
        if is_moved and mask.holds_objects:
            source = ClassRegion(mask, terms.class_id, chosen)
            self._parts = list(_parts(mask, operation, source, frame))

    def follow(self, editor: MaskEditor) -> None:
        """Number what the operation has painted. Raises TooManyObjects."""
        kind, terms = self._kind, self._terms
        if self._parts:
            self._move(editor, terms.class_id if kind in _MIRRORS else terms.replacement_id)
        elif self._mask.holds_objects and kind in WITH_GAIN:
            number_new(self._mask, editor, (terms.class_id,), starts_new=False)
        elif self._mask.holds_objects and kind is Kind.MERGE:
            number_new(self._mask, editor, (terms.replacement_id,), starts_new=False)

    def _move(self, editor: MaskEditor, class_id: int) -> None:
        table = None
        if self._kind is Kind.REPLACE:  # the numbers that are there still are of the old class
            moved = [np.unique(_numbers(part)) for part in self._parts]
            table = carried_numbers(self._mask, np.concatenate(moved))
        for part in self._parts:
            shape = part.box.height, part.box.width
            is_there = np.unpackbits(part.is_there, count=shape[0] * shape[1]).reshape(shape)
            is_meant = (is_there != 0) & (self._mask.class_ids[part.box.slices] == class_id)
            numbers = _numbers(part)
            editor.number(part.box, numbers if table is None else table[numbers], is_meant)


def _parts(
    mask: Mask, operation: MapOperation, source: ClassRegion, frame: Region
) -> Iterator[_Part]:
    """Yield each box that gets or has objects, tile by tile."""
    for box in boxes(frame, TILE_PX):
        there = operation.source(box, frame)
        if any(mask.has_objects(tile) for place in (box, there) for tile in place.tiles()):
            is_there = source.read(there)
            numbers = np.where(is_there, mask.objects[there.slices], np.uint16(0))
            if is_there.any():
                turned = np.packbits(operation.turned(is_there))
                yield _Part(box, turned, pack_tile(operation.turned(numbers)))


def _numbers(part: _Part) -> Numbers:
    return unpack_tile(part.numbers, (part.box.height, part.box.width)).astype(
        np.uint16, copy=False
    )
