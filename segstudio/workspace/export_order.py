"""What an export is asked for: which images, in which format, with what, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.storage.image_query import ImageQuery

OVERLAYS_NAME = "overlays"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """name: of the format in `formats.catalogue`, "" for index PNG. query: images that fit it, None
    for all; ids: only those of them. with_predictions: where nothing is drawn, take the stored
    prediction; with_rules: held to the project's rules. with_background: keep the first class.
    with_masks, with_overlays: what is written; overlays lie in a folder of their own beside masks.
    may_replace: files that are there already.
    """

    folder: Path
    name: str = ""
    query: ImageQuery | None = None
    ids: frozenset[int] | None = None
    with_predictions: bool = False
    with_rules: bool = False
    with_objects: bool = True
    with_background: bool = True
    with_masks: bool = True
    with_overlays: bool = False
    may_replace: bool = False

    @property
    def overlays(self) -> Path | None:
        """The folder of overlays, None without them."""
        if not self.with_overlays:
            return None
        return self.folder / OVERLAYS_NAME if self.with_masks else self.folder

    def classes(self, table: ClassTable) -> ClassTable:
        """Return the classes that are written."""
        if self.with_background or not table.ids:
            return table
        return table.without(table.ids[0])
