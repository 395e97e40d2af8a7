"""The annotation of one image: a class id and an origin for each pixel, changed only by edits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from segstudio.document.class_tally import ClassTally
from segstudio.document.mask_edit import MaskArray, MaskEdit, Plane, TileChange
from segstudio.document.region import Region, TileIndex

MAX_SIDE_PX = 65_536


class Mask:
    """What is drawn on one image.

    class_ids: (height, width) uint8, or uint16 from the first id above 255 on; 0 = unlabelled.
    origins: (height, width) uint16; 0 = drawn by a person, n = accepted from network version n.
    revision: counts the edits applied since the mask was made; never goes down.

    Both arrays start as untouched zero pages, so an empty mask of any size costs no memory.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        if min(shape) < 1 or max(shape) > MAX_SIDE_PX:
            raise ValueError(f"A mask has 1 to {MAX_SIDE_PX} px a side, not {shape}.")
        self.shape = shape
        self.class_ids: MaskArray = np.zeros(shape, np.uint8)
        self.origins: npt.NDArray[np.uint16] = np.zeros(shape, np.uint16)
        self.revision = 0
        self._counts: dict[int, int] = {}
        self._accepted_tiles: set[TileIndex] = set()

    @property
    def whole(self) -> Region:
        """The region of all pixels."""
        return Region(0, 0, *self.shape)

    @property
    def counts(self) -> dict[int, int]:
        """Number of labelled pixels of each class id present."""
        counts = self._counts.copy()  # an edit may be under way on another thread
        return {class_id: n for class_id, n in sorted(counts.items()) if n}

    def plane(self, plane: Plane) -> MaskArray:
        """Return the array behind a plane."""
        return self.class_ids if plane is Plane.CLASS_ID else self.origins

    def has_origins(self, tile: TileIndex) -> bool:
        """Tell whether the tile can hold accepted pixels; False: all its origins are 0."""
        return tile in self._accepted_tiles

    def note_accepted(self, tile: TileIndex) -> None:
        """The tile's origins are about to be set (see `has_origins`)."""
        self._accepted_tiles.add(tile)

    def widen(self) -> None:
        """Hold class ids in 16 bits from now on."""
        if self.class_ids.dtype == np.uint8:
            self.class_ids = self.class_ids.astype(np.uint16)

    def load_tile(self, plane: Plane, tile: TileIndex, pixels: MaskArray) -> None:
        """Set a tile as read from disk; not an edit."""
        region = tile.region(self.shape)
        if plane is Plane.CLASS_ID:
            if pixels.dtype == np.uint16:
                self.widen()
            tally = ClassTally()
            tally.add(self.class_ids[region.slices], -1)
            tally.add(pixels)
            self._gain(tally.gains())
        else:
            self.note_accepted(tile)
        self.plane(plane)[region.slices] = pixels

    def apply(self, edit: MaskEdit) -> list[Region]:
        """Make the edit's change, as first done or redone; return what changed.

        Raises EditDamaged before anything is changed.
        """
        return self._toggle(edit, 1)

    def take_back(self, edit: MaskEdit) -> list[Region]:
        """Undo the edit's change; return what changed. Raises as `apply` does."""
        return self._toggle(edit, -1)

    def note_painted(self, edit: MaskEdit) -> None:
        """Account for an edit whose pixels are in the arrays already (see `MaskEditor.finish`)."""
        self._gain(edit.gains or {})
        self.revision += 1

    def _toggle(self, edit: MaskEdit, sign: int) -> list[Region]:
        """Turn the edit's bits over, which makes its change or, with sign -1, takes it back."""
        regions = [change.region(self.shape) for change in edit.changes]
        differences = [
            change.difference(region) for change, region in zip(edit.changes, regions, strict=True)
        ]
        if edit.gains is None:
            self._gain(self._counted_gains(edit, regions, differences))
        else:
            self._gain(edit.gains, sign)
        for change, region, difference in zip(edit.changes, regions, differences, strict=True):
            if change.plane is Plane.ORIGIN:
                self.note_accepted(change.tile)
            elif difference.dtype == np.uint16:
                self.widen()
            pixels = self.plane(change.plane)[region.slices]
            np.bitwise_xor(pixels, difference, out=pixels, casting="unsafe")
        self.revision += 1
        return regions

    def _counted_gains(
        self, edit: MaskEdit, regions: list[Region], differences: list[MaskArray]
    ) -> dict[int, int]:
        """Return what the classes gain where an edit that does not say is turned over."""
        tally = ClassTally(self.counts)
        for change, region, difference in zip(edit.changes, regions, differences, strict=True):
            if change.plane is Plane.CLASS_ID:
                pixels = self.class_ids[region.slices]
                tally.add(pixels, -1)
                tally.add(np.bitwise_xor(pixels, difference))
        return tally.gains()

    def _gain(self, gains: Mapping[int, int], sign: int = 1) -> None:
        for class_id, number in gains.items():
            self._counts[class_id] = self._counts.get(class_id, 0) + sign * number


class MaskEditor:
    """An edit in the making: paints into the mask at once and remembers what was there.

    Use: `paint` as often as the pen moves, then `finish` for the MaskEdit, or `cancel`.
    """

    def __init__(self, mask: Mask, name: str, locked_ids: frozenset[int] = frozenset()) -> None:
        self._mask = mask
        self._name = name
        self._locked_ids = locked_ids
        self._before: dict[tuple[Plane, TileIndex], MaskArray] = {}

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
        """
        inside = region.intersect(self._mask.whole)
        if class_id > 255:
            self._mask.widen()
        for tile in inside.tiles():
            part = tile.region(self._mask.shape).intersect(inside)
            top, left = part.row - region.row, part.column - region.column
            chosen = stencil[top : top + part.height, left : left + part.width] != 0
            if self._locked_ids:
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
        if self._locked_ids:
            chosen &= self._is_free(class_ids)
        if not chosen.any():
            return
        for tile in region.tiles():
            self._remember(Plane.CLASS_ID, tile)
            self._remember(Plane.ORIGIN, tile)
        if predicted.dtype == np.uint16:
            self._mask.widen()
        np.copyto(self._mask.class_ids[region.slices], predicted, where=chosen, casting="unsafe")
        origins[chosen] = origin

    def fill_unlabelled(self, region: Region, chosen: npt.NDArray[np.bool_], class_id: int) -> None:
        """Give the chosen pixels that nobody has labelled a class; what is drawn stays.

        region: inside the image. chosen: (region.height, region.width).
        """
        is_free = self._mask.class_ids[region.slices] == 0
        self.paint(region, (chosen & is_free).view(np.uint8), class_id)

    def replace(self, old_id: int, new_id: int) -> None:
        """Give every pixel of class `old_id` the class `new_id` (0 = unlabelled).

        Who labelled a pixel, a person or a network, stays as it is; unlabelled pixels have nobody.
        """
        if new_id > 255:
            self._mask.widen()
        for tile in self._mask.whole.tiles():
            region = tile.region(self._mask.shape)
            chosen = self._mask.class_ids[region.slices] == old_id
            if chosen.any():
                self._remember(Plane.CLASS_ID, tile)
                self._mask.class_ids[region.slices][chosen] = new_id
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
        return edit

    def cancel(self) -> list[Region]:
        """Put everything back; return the regions that changed."""
        kept, self._before = self._before, {}
        for (plane, tile), before in kept.items():
            self._mask.plane(plane)[tile.region(self._mask.shape).slices] = before
        tiles = sorted({tile for _, tile in kept}, key=TileIndex.as_tuple)
        return [tile.region(self._mask.shape) for tile in tiles]

    def _set(
        self,
        tile: TileIndex,
        part: Region,
        chosen: npt.NDArray[np.bool_],
        class_id: int,
        origin: int,
    ) -> None:
        """Set the chosen pixels of a part of one tile."""
        self._remember(Plane.CLASS_ID, tile)
        self._mask.class_ids[part.slices][chosen] = class_id
        if origin or self._mask.has_origins(tile):
            self._remember(Plane.ORIGIN, tile)
            self._mask.origins[part.slices][chosen] = origin

    def _is_free(self, class_ids: MaskArray) -> npt.NDArray[np.bool_]:
        return np.isin(class_ids, list(self._locked_ids), invert=True)

    def _remember(self, plane: Plane, tile: TileIndex) -> None:
        if (plane, tile) not in self._before:
            if plane is Plane.ORIGIN:
                self._mask.note_accepted(tile)
            where = tile.region(self._mask.shape).slices
            self._before[plane, tile] = self._mask.plane(plane)[where].copy()


def _in_order(kept: tuple[tuple[Plane, TileIndex], MaskArray]) -> tuple[int, int, int]:
    (plane, tile), _ = kept
    return plane, tile.row, tile.column
