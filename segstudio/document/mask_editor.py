"""An edit in the making: paints into a mask and remembers what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from segstudio.document.class_tally import ClassTally
from segstudio.document.mask_edit import MaskArray, MaskEdit, Plane, TileChange
from segstudio.document.object_numbers import Numbers
from segstudio.document.object_pen import ObjectPen
from segstudio.document.region import Region, TileIndex, bounding_region

if TYPE_CHECKING:
    from segstudio.document.mask import Mask

Chosen = npt.NDArray[np.bool_]
_T = TypeVar("_T", bound=np.generic)


class MaskEditor:
    """An edit in the making: paints into the mask at once and remembers what was there.

    Use: `paint` as often as the pen moves, then `finish` for the MaskEdit, or `cancel`.

    Objects: with a pen, painted pixels belong to its object. Without one, or in the class that it
    leaves plain, pixels that keep their class keep their object; those that change it, or are
    erased, leave it.
    """

    def __init__(
        self,
        mask: Mask,
        name: str,
        locked_ids: frozenset[int] = frozenset(),
        pen: ObjectPen | None = None,
    ) -> None:
        self._mask = mask
        self._name = name
        self.locked_ids = locked_ids
        """Classes that are spared."""
        self._pen = pen
        self._before: dict[tuple[Plane, TileIndex], MaskArray] = {}

    @property
    def mask(self) -> Mask:
        """The mask that is edited; to be read only."""
        return self._mask

    @property
    def touched(self) -> int:
        """How many planes of tiles may have changed so far: `finish` takes 60 µs for each."""
        return len(self._before)

    @property
    def area(self) -> Region:
        """The smallest region that holds all tiles whose classes may have changed so far."""
        tiles = [tile for plane, tile in self._before if plane is Plane.CLASS_ID]
        return bounding_region(tile.region(self._mask.shape) for tile in tiles)

    def relabelled(self, region: Region) -> Chosen:
        """Return which pixels of a region inside the image have got another class so far."""
        found = np.zeros((region.height, region.width), np.bool_)
        for tile in region.tiles():
            before = self._before.get((Plane.CLASS_ID, tile))
            if before is not None:
                whole = tile.region(self._mask.shape)
                part = whole.intersect(region)
                now = self._mask.class_ids[part.slices]
                _cut(found, region, part)[:] = now != _cut(before, whole, part)
        return found

    def paint(
        self,
        region: Region,
        stencil: npt.NDArray[np.uint8],
        class_id: int,
        origin: int = 0,
    ) -> Region:
        """Set the pixels where `stencil` is not 0 to `class_id`, sparing locked classes.

        stencil: (region.height, region.width) uint8. The region may reach over the border.
        class_id 0 erases. origin 0 = drawn by a person. Returns the part inside the image.
        Raises TooManyObjects where the pen needs a number and none is left.
        """
        inside = region.intersect(self._mask.whole)
        if class_id > 255:
            self._mask.widen()
        for tile in inside.tiles():
            part = tile.region(self._mask.shape).intersect(inside)
            chosen = _cut(stencil, region, part) != 0
            if self.locked_ids:
                chosen &= self._is_free(self._mask.class_ids[part.slices])
            if chosen.any():
                self._set(tile, part, chosen, class_id, origin if class_id else 0)
        return inside

    def accept(
        self,
        region: Region,
        predicted: MaskArray,
        stencil: npt.NDArray[np.uint8],
        origin: int,
    ) -> None:
        """Take predicted class ids where `stencil` is not 0, sparing what a person drew or locked.

        region: inside the image. predicted: (region.height, region.width); 0 is left out.
        origin: the network version that predicted, 1 … 65535.
        """
        class_ids, origins = self._mask.class_ids[region.slices], self._mask.origins[region.slices]
        chosen = (class_ids == 0) | (origins != 0)
        chosen &= (stencil != 0) & (predicted != 0)
        if self.locked_ids:
            chosen &= self._is_free(class_ids)
        if not chosen.any():
            return
        for tile in region.tiles():
            self._remember(Plane.CLASS_ID, tile)
            self._remember(Plane.ORIGIN, tile)
            if self._mask.has_objects(tile):
                part = tile.region(self._mask.shape).intersect(region)
                is_other = self._mask.class_ids[part.slices] != _cut(predicted, region, part)
                self._leave_objects(tile, part, is_other & _cut(chosen, region, part))
        if predicted.dtype == np.uint16:
            self._mask.widen()
        np.copyto(self._mask.class_ids[region.slices], predicted, where=chosen, casting="unsafe")
        origins[chosen] = origin

    def fill_unlabelled(
        self, region: Region, chosen: Chosen, class_id: int, objects: Numbers | None = None
    ) -> None:
        """Give the chosen pixels that nobody has labelled a class; what is drawn stays.

        region: inside the image. chosen: (region.height, region.width). objects: their numbers, of
        the same shape; None: none.
        """
        is_free = self._mask.class_ids[region.slices] == 0
        self.paint(region, (chosen & is_free).view(np.uint8), class_id)
        if objects is not None and class_id:
            self.number(region, objects, chosen & is_free)

    def number(self, region: Region, numbers: Numbers | int, chosen: Chosen) -> None:
        """Make the chosen pixels part of objects, sparing unlabelled pixels and locked classes.

        region: inside the image. numbers: one for each of its pixels, or one for all; 0 = none.
        chosen: (region.height, region.width). The caller keeps each object to one class.
        """
        for tile in region.tiles():
            part = tile.region(self._mask.shape).intersect(region)
            ids = self._mask.class_ids[part.slices]
            where = _cut(chosen, region, part) & (ids != 0)
            if self.locked_ids:
                where &= self._is_free(ids)
            if not where.any():
                continue
            one = numbers if isinstance(numbers, int) else _cut(numbers, region, part)
            if self._mask.has_objects(tile) or np.any(one):
                self._remember(Plane.OBJECT, tile)
                np.copyto(self._mask.objects[part.slices], one, where=where, casting="unsafe")
                self._mask.numbers.note(int(np.max(one)))

    def replace(self, old_id: int, new_id: int) -> None:
        """Give every pixel of class `old_id` the class `new_id` (0 = unlabelled).

        Who labelled a pixel, a person or a network, stays as it is, and so do objects; unlabelled
        pixels have nobody and belong to none.
        """
        if new_id > 255:
            self._mask.widen()
        for tile in self._mask.whole.tiles():
            region = tile.region(self._mask.shape)
            chosen = self._mask.class_ids[region.slices] == old_id
            if chosen.any():
                self._remember(Plane.CLASS_ID, tile)
                self._mask.class_ids[region.slices][chosen] = new_id
                if new_id == 0:
                    self._leave_objects(tile, region, chosen)
                if new_id == 0 and self._mask.has_origins(tile):
                    self._remember(Plane.ORIGIN, tile)
                    self._mask.origins[region.slices][chosen] = 0

    def finish(self) -> MaskEdit | None:
        """Return the edit, or None where nothing changed; the mask's revision goes up by one."""
        changes, tally = [], ClassTally(self._mask.counts)
        for (plane, tile), before in sorted(self._before.items(), key=_in_order):
            after = self._mask.plane(plane)[tile.region(self._mask.shape).slices]
            if before.dtype != after.dtype:
                before = before.astype(np.uint16)
            change = TileChange.between(plane, tile, before, after)
            if change is None:
                continue
            changes.append(change)
            if plane is Plane.CLASS_ID:
                box = change.within(change.region(self._mask.shape))
                tally.add(before[box], -1)
                tally.add(after[box])
        self._before = {}
        if not changes:
            return None
        edit = MaskEdit(self._name, tuple(changes), tally.gains())
        self._mask.note_painted(edit)
        if self._pen is not None:
            self._pen.note(edit)
        return edit

    def cancel(self) -> list[Region]:
        """Put everything back; return the regions that changed."""
        kept, self._before = self._before, {}
        for (plane, tile), before in kept.items():
            self._mask.plane(plane)[tile.region(self._mask.shape).slices] = before
            if plane is Plane.OBJECT:
                self._mask.numbers.note(int(before.max()))
        tiles = sorted({tile for _, tile in kept}, key=TileIndex.as_tuple)
        return [tile.region(self._mask.shape) for tile in tiles]

    def _set(
        self, tile: TileIndex, part: Region, chosen: Chosen, class_id: int, origin: int
    ) -> None:
        """Set the chosen pixels of a part of one tile."""
        pen, new_objects = self._pen, self._mask.new_objects
        number = 0 if pen is None else pen.number_for(class_id, new_objects)
        if number:
            self._remember(Plane.OBJECT, tile)
            self._mask.objects[part.slices][chosen] = number
        elif self._mask.has_objects(tile):
            is_leaving = chosen & (self._mask.class_ids[part.slices] != class_id)
            self._leave_objects(tile, part, is_leaving)
        self._remember(Plane.CLASS_ID, tile)
        self._mask.class_ids[part.slices][chosen] = class_id
        if origin or self._mask.has_origins(tile):
            self._remember(Plane.ORIGIN, tile)
            self._mask.origins[part.slices][chosen] = origin

    def _leave_objects(self, tile: TileIndex, part: Region, is_leaving: Chosen) -> None:
        """Let pixels of a part of one tile belong to no object any more."""
        if self._mask.has_objects(tile) and is_leaving.any():
            self._remember(Plane.OBJECT, tile)
            self._mask.objects[part.slices][is_leaving] = 0

    def _is_free(self, class_ids: MaskArray) -> Chosen:
        return np.isin(class_ids, list(self.locked_ids), invert=True)

    def _remember(self, plane: Plane, tile: TileIndex) -> None:
        if (plane, tile) not in self._before:
            self._mask.note_set(plane, tile)
            where = tile.region(self._mask.shape).slices
            self._before[plane, tile] = self._mask.plane(plane)[where].copy()


def _cut(values: npt.NDArray[_T], region: Region, part: Region) -> npt.NDArray[_T]:
    """Return the `part` of values that stand for the pixels of `region`."""
    top, left = part.row - region.row, part.column - region.column
    return values[top : top + part.height, left : left + part.width]


def _in_order(kept: tuple[tuple[Plane, TileIndex], MaskArray]) -> tuple[int, int, int]:
    (plane, tile), _ = kept
    return plane, tile.row, tile.column
