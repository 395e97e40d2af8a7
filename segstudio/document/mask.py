"""The annotation of one image: class, origin and object of each pixel, changed only by edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from segstudio.document.class_tally import ClassTally
from segstudio.document.mask_edit import MaskArray, MaskEdit, Plane, TileChange
from segstudio.document.mask_editor import MaskEditor as MaskEditor
from segstudio.document.object_numbers import MAX_OBJECT, Numbers, ObjectNumbers
from segstudio.document.region import Region, TileIndex
from segstudio.document.zero_pages import zero_pages

MAX_SIDE_PX = 65_536


class Mask:
    """What is drawn on one image.

    class_ids: (height, width) uint8, or uint16 from the first id above 255 on; 0 = unlabelled.
    origins: (height, width) uint16; 0 = drawn by a person, n = accepted from network version n.
    objects: (height, width) uint16; 0 = no object, n = part of object n. All pixels of an object
    have one class; unlabelled pixels have no object.
    revision: counts the edits applied since the mask was made; never goes down.

    The arrays start as untouched zero pages, so an empty mask of any size costs no memory, and one
    without objects none for them.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        if min(shape) < 1 or max(shape) > MAX_SIDE_PX:
            raise ValueError(f"A mask has 1 to {MAX_SIDE_PX} px a side, not {shape}.")
        self.shape = shape
        self.class_ids: MaskArray = zero_pages(shape, np.uint8)
        self.origins: npt.NDArray[np.uint16] = zero_pages(shape, np.uint16)
        self.objects: npt.NDArray[np.uint16] = zero_pages(shape, np.uint16)
        self.revision = 0
        self.numbers = ObjectNumbers()
        self._counts: dict[int, int] = {}
        self._tiles: dict[Plane, set[TileIndex]] = {Plane.ORIGIN: set(), Plane.OBJECT: set()}

    @property
    def whole(self) -> Region:
        """The region of all pixels."""
        return Region(0, 0, *self.shape)

    @property
    def counts(self) -> dict[int, int]:
        """Number of labelled pixels of each class id present."""
        counts = self._counts.copy()  # an edit may be under way on another thread
        return {class_id: n for class_id, n in sorted(counts.items()) if n}

    @property
    def object_tiles(self) -> list[TileIndex]:
        """The tiles that can hold objects, row by row."""
        return sorted(self._tiles[Plane.OBJECT].copy(), key=TileIndex.as_tuple)

    @property
    def holds_objects(self) -> bool:
        """True from the first object on."""
        return bool(self._tiles[Plane.OBJECT])

    def plane(self, plane: Plane) -> MaskArray:
        """Return the array behind a plane."""
        if plane is Plane.CLASS_ID:
            return self.class_ids
        return self.origins if plane is Plane.ORIGIN else self.objects

    def has_origins(self, tile: TileIndex) -> bool:
        """Tell whether the tile can hold accepted pixels; False: all its origins are 0."""
        return tile in self._tiles[Plane.ORIGIN]

    def has_objects(self, tile: TileIndex) -> bool:
        """Tell whether the tile can hold objects; False: all its numbers are 0."""
        return tile in self._tiles[Plane.OBJECT]

    def note_set(self, plane: Plane, tile: TileIndex) -> None:
        """The tile's origins or objects are about to be set (see `has_origins`)."""
        if plane is not Plane.CLASS_ID:
            self._tiles[plane].add(tile)

    @property
    def has_object_left(self) -> bool:
        """True while a number is left for one more object."""
        return not self.numbers.is_scarce() or not self.present_objects()[1:].all()

    def new_objects(self, number: int) -> Numbers:
        """Return so many numbers of objects to come. Raises TooManyObjects."""
        present = self.present_objects() if self.numbers.is_scarce(number) else None
        return self.numbers.take(number, present)

    def present_objects(self) -> npt.NDArray[np.bool_]:
        """Return (65536,): which numbers objects have; [0] says nothing."""
        present = np.zeros(MAX_OBJECT + 1, np.bool_)
        for tile in self.object_tiles:
            present[self.objects[tile.region(self.shape).slices].ravel()] = True
        return present

    def widen(self) -> None:
        """Hold class ids in 16 bits from now on."""
        if self.class_ids.dtype == np.uint8:
            self.class_ids = self.class_ids.astype(np.uint16)

    def load_tiles(
        self,
        tiles: Iterable[tuple[Plane, TileIndex, MaskArray]],
        likely_ids: Iterable[int] = (),
    ) -> None:
        """Set tiles as read from disk; not an edit. likely_ids: classes that they may hold."""
        tally = ClassTally(likely_ids)
        for plane, tile, pixels in tiles:
            region = tile.region(self.shape)
            if plane is Plane.CLASS_ID:
                if pixels.dtype == np.uint16:
                    self.widen()
                tally.add(self.class_ids[region.slices], -1)
                tally.add(pixels)
            self.note_set(plane, tile)
            self.plane(plane)[region.slices] = pixels
            if plane is Plane.OBJECT:
                self.numbers.note(int(pixels.max()))
        self._gain(tally.gains())

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
            self._turn_over(change, region, difference)
        self.revision += 1
        return regions

    def _turn_over(self, change: TileChange, region: Region, difference: MaskArray) -> None:
        self.note_set(change.plane, change.tile)
        if change.plane is Plane.CLASS_ID and difference.dtype == np.uint16:
            self.widen()
        pixels = self.plane(change.plane)[region.slices]
        np.bitwise_xor(pixels, difference, out=pixels, casting="unsafe")
        if change.plane is Plane.OBJECT:
            self.numbers.note(int(pixels.max()))

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
