"""Doing an operation to a class of a mask: first all of it is worked out, then it is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import BOX_PX, box_count, boxes
from segstudio.document.change_terms import ChangeTerms
from segstudio.document.class_region import ChosenRegion, ClassRegion
from segstudio.document.label_class import UNLABELLED
from segstudio.document.map_operation import MapOperation
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.morphology import ClassMap
from segstudio.document.object_follow import FollowingObjects
from segstudio.document.region import Region

Bits = npt.NDArray[np.uint8]
Advance = Callable[[int, int], None]
"""Called with how many boxes are done, and of how many."""


@dataclass(frozen=True, slots=True, eq=False)
class MapChange:
    """What changes in one box: pixels that the class gains and that it loses, a bit for each."""

    region: Region
    gained: Bits
    lost: Bits

    @property
    def gained_map(self) -> ClassMap:
        """Return 1 at the pixels gained."""
        return self._unpacked(self.gained)

    @property
    def lost_map(self) -> ClassMap:
        """Return 1 at the pixels lost."""
        return self._unpacked(self.lost)

    def _unpacked(self, bits: Bits) -> ClassMap:
        shape = self.region.height, self.region.width
        return np.unpackbits(bits, count=shape[0] * shape[1]).reshape(shape)


def changes(
    mask: Mask,
    operation: MapOperation,
    terms: ChangeTerms,
    frame: Region,
    chosen: ChosenRegion | None = None,
    side_px: int = BOX_PX,
) -> Iterator[MapChange | None]:
    """Yield what the operation changes in each box of `frame`; None where it changes nothing.

    The mask must stay as it is until the last one is there: boxes look over their borders.
    """
    if terms.class_id in terms.locked_ids:
        return
    source = ClassRegion(mask, terms.class_id, chosen)
    place = operation.start(source.read, frame, mask.whole, side_px)
    for box in boxes(frame, side_px):
        before, after = source.read(box), place(box)
        gained, lost = after & (1 - before), before & (1 - after)
        if gained.any():
            gained &= _may_be_taken(mask.class_ids[box.slices], terms).view(np.uint8)
        if gained.any() or lost.any():
            yield MapChange(box, np.packbits(gained), np.packbits(lost))
        else:
            yield None


def _may_be_taken(class_ids: MaskArray, terms: ChangeTerms) -> npt.NDArray[np.bool_]:
    """Return which pixels the class may take."""
    if terms.over_ids is None:
        return np.isin(class_ids, list(terms.locked_ids), invert=True)
    return np.isin(class_ids, list({UNLABELLED, *terms.over_ids} - terms.locked_ids))


def apply_operation(
    mask: Mask,
    editor: MaskEditor,
    operation: MapOperation,
    terms: ChangeTerms,
    frame: Region,
    chosen: ChosenRegion | None = None,
    advance: Advance = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    side_px: int = BOX_PX,
) -> None:
    """Do the operation; nothing is painted where it is cancelled before all is worked out."""
    found, total = [], box_count(frame, side_px)
    for number, change in enumerate(changes(mask, operation, terms, frame, chosen, side_px)):
        if is_cancelled():
            return
        if change is not None:
            found.append(change)
        advance(number + 1, total)
    objects = FollowingObjects(mask, operation, terms, frame, chosen)
    for change in found:
        editor.paint(change.region, change.lost_map, terms.replacement_id)
        editor.paint(change.region, change.gained_map, terms.class_id)
    objects.follow(editor)
