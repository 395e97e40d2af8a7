"""A region copied from one image and pasted in place, or elsewhere, in this or another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import Stencil, connected
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.workspace.plural import counted
from segstudio.workspace.sitting_parts import SittingParts

NOTHING_THERE = "There is no region under the pointer to copy."
NOTHING_COPIED = "Nothing is copied yet. Point at a region and copy it."
CLASS_GONE = "The class of the copied region is not in this project."


@dataclass(frozen=True, slots=True)
class CopiedRegion:
    """A region and its class."""

    chosen: ChosenRegion
    class_id: int
    class_name: str


class RegionClipboard:
    """Holds one region."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts
        self._editing = parts.editing
        self._classes = parts.classes
        self.copied: CopiedRegion | None = None

    def copy(self, row: int, column: int) -> None:
        """Copy the connected region at a pixel: of the annotation, else of the prediction."""
        self._editing.when_free(lambda: self._copy((row, column)))

    def paste(self, middle: tuple[int, int] | None = None) -> None:
        """Paint the copied region where it was, or with its middle at a pixel."""
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
        stencil = copied.chosen.stencil
        self._editing.run(
            "Paste region",
            lambda editor: _paint(editor, region, stencil, class_id),
            table.locked_ids,
        )

    def _copy(self, pixel: tuple[int, int]) -> None:
        image = self._editing.image
        if image is None or not image.mask.whole.contains(*pixel):
            return
        is_drawn = int(image.mask.class_ids[pixel]) != UNLABELLED
        class_ids = image.mask.class_ids if is_drawn else image.prediction.class_ids
        found = self._classes.table.get(int(class_ids[pixel]))
        if found is None:
            self._parts.tell(NOTHING_THERE)
            return

        def take(chosen: ChosenRegion) -> None:
            self.copied = CopiedRegion(chosen, found.id, found.name)
            pixels = counted(int((chosen.stencil != 0).sum()), "pixel")
            self._parts.tell(f"Copied a region of “{found.name}”, {pixels}.")

        self._parts.background.tools.run(lambda: _copied(class_ids, pixel), take)


def _paint(editor: MaskEditor, region: Region, stencil: Stencil, class_id: int) -> None:
    editor.paint(region, stencil, class_id)


def _copied(class_ids: MaskArray, pixel: tuple[int, int]) -> ChosenRegion:
    """Return the region with pixels of its own, not those of a flood over the whole image."""
    region, stencil = connected(class_ids, pixel)
    return ChosenRegion(region, stencil.copy())
