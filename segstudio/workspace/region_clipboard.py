"""A region or object copied from one image and pasted in place, or elsewhere, in any image."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import connected
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask import MaskEditor
from segstudio.document.object_carry import carried_numbers
from segstudio.document.object_list import part_at
from segstudio.document.object_pen import ObjectPen
from segstudio.workspace.plural import counted
from segstudio.workspace.sitting_parts import SittingParts

NOTHING_THERE = "There is no region under the pointer to copy."
NOTHING_COPIED = "Nothing is copied yet. Point at a region and copy it."
CLASS_GONE = "The class of the copied region is not in this project."


@dataclass(frozen=True, slots=True)
class CopiedRegion:
    """A region, its class, and the number of the object that it is; 0 for none."""

    chosen: ChosenRegion
    class_id: int
    class_name: str
    number: int = 0

    @property
    def words(self) -> str:
        """What was copied, in a sentence."""
        pixels = counted(int((self.chosen.stencil != 0).sum()), "pixel")
        if self.number:
            return f"Copied object {self.number} of “{self.class_name}”, {pixels}."
        return f"Copied a region of “{self.class_name}”, {pixels}."


class RegionClipboard:
    """Holds one region."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts
        self._editing = parts.editing
        self._classes = parts.classes
        self.copied: CopiedRegion | None = None

    def copy(self, row: int, column: int) -> None:
        """Copy what lies at a pixel: an object, a connected region, else a predicted region."""
        self._editing.when_free(lambda: self._copy((row, column)))

    def paste(self, middle: tuple[int, int] | None = None) -> None:
        """Paint the copied region where it was, or with its middle at a pixel.

        An object keeps its number where no other has it, so that it is the same one from image to
        image; else it gets a new one.
        """
        copied = self.copied
        if self._editing.image is None:
            return
        if copied is None:
            self._parts.tell(NOTHING_COPIED)
            return
        table = self._classes.table
        found = table.get(copied.class_id)
        if found is None or found.name != copied.class_name:
            found = table.by_name(copied.class_name)
        if found is None:
            self._parts.tell(CLASS_GONE)
            return
        class_id, region = found.id, copied.chosen.region
        if middle is not None:
            row, column = middle[0] - region.height // 2, middle[1] - region.width // 2
            region = replace(region, row=row, column=column)
        pen = ObjectPen() if copied.number else None

        def paint(editor: MaskEditor) -> None:
            if pen is not None:
                numbers = np.array([copied.number], np.uint16)
                pen.take(int(carried_numbers(editor.mask, numbers)[copied.number]), class_id)
            editor.paint(region, copied.chosen.stencil, class_id)

        self._editing.run("Paste region", paint, table.locked_ids, pen_of=lambda: pen)

    def _copy(self, pixel: tuple[int, int]) -> None:
        image = self._editing.image
        if image is None or not image.mask.whole.contains(*pixel):
            return
        mask, predicted = image.mask, image.prediction.class_ids
        is_drawn = int(mask.class_ids[pixel]) != UNLABELLED
        found = self._classes.table.get(int((mask.class_ids if is_drawn else predicted)[pixel]))
        if found is None:
            self._parts.tell(NOTHING_THERE)
            return

        def look() -> CopiedRegion:
            part = part_at(mask, pixel) if is_drawn else None
            region, stencil = (part.box, part.stencil) if part else connected(predicted, pixel)
            chosen = ChosenRegion(region, stencil.copy())  # not a view of the whole image
            return CopiedRegion(chosen, found.id, found.name, part.number if part else 0)

        def take(copied: CopiedRegion) -> None:
            self.copied = copied
            self._parts.tell(copied.words)

        self._parts.background.tools.run(look, take)
