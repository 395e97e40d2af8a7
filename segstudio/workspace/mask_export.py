"""Writing what is known of images: index masks, classes.json, and overlays for looking at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.index_png import write_index_mask
from segstudio.formats.overlay_png import write_overlay
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import mask_targets
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.known_mask import KnownMask, MaskSource
from segstudio.workspace.object_files import ObjectFiles, objects_path
from segstudio.workspace.open_image import Picture

Targets = dict[int, Path]


@dataclass
class MaskExport:
    """Writes one image after the other, each file atomically.

    masks, overlays: the folder for each kind, None for none. with_predictions: where nothing is
    drawn, take the stored prediction. takes_objects: write a file of them beside each mask that has
    any. with_objects: masks written so far that have objects.
    """

    source: MaskSource
    classes: ClassTable
    with_predictions: bool
    masks: Path | None = None
    overlays: Path | None = None
    takes_objects: bool = True
    with_objects: int = field(init=False, default=0)
    _objects: ObjectFiles | None = field(init=False, default=None)
    _targets: dict[Path, Targets] = field(init=False, default_factory=dict)

    def begin(self, records: Sequence[ImageRecord]) -> None:
        """Check where everything goes, and write classes.json: no mask is ever without it.

        Raises OutputRefused, FormatError.
        """
        folders = [folder for folder in (self.masks, self.overlays) if folder is not None]
        self._targets = dict(zip(folders, mask_targets(records, folders), strict=True))
        if self.masks is not None:
            self._objects = ObjectFiles(records, self._targets[self.masks].values())
            write_classes(self.masks / CLASSES_NAME, self.classes)

    def targets(self, records: Sequence[ImageRecord], written: Collection[int]) -> Iterator[Path]:
        """Yield each file that is written where the images of those ids are."""
        names = [name for i, name in mask_names(records).items() if i in written]
        if self.masks is not None:
            yield self.masks.absolute() / CLASSES_NAME
            yield from (self.masks.absolute() / name for name in names)
        if self.overlays is not None:
            yield from (self.overlays.absolute() / name for name in names)

    def object_targets(
        self, records: Sequence[ImageRecord], written: Collection[int]
    ) -> Iterator[Path]:
        """Yield each file of objects that may be written, too."""
        if self.masks is not None and self.takes_objects:
            masks = self.masks.absolute()
            names = mask_names(records)
            taken = ObjectFiles(records, [masks / name for name in names.values()])
            paths = (objects_path(masks / name) for i, name in names.items() if i in written)
            yield from (path for path in paths if path not in taken)

    def close(self) -> list[str]:
        """All is written; nothing is lost."""
        return []

    def write(self, record: ImageRecord) -> bool:
        """Write the files of one image of `begin`; False where nothing is known of it.

        Raises StorageError, FormatError, OSError, ValueError, MemoryError.
        """
        if not self.source.is_known(record, self.with_predictions):
            return False
        known = self.source.read(record, self.with_predictions)
        class_ids = known.result_in(self.classes)
        if self.masks is not None:
            self._write_mask(self._targets[self.masks][record.id], known, class_ids)
        if self.overlays is not None:
            shown = known.picture(class_ids, next(iter(self.classes.ids), 0))
            colors = {each.id: each.rgb for each in self.classes}
            path = self._targets[self.overlays][record.id]
            write_overlay(path, Picture.read(record).shown(), shown, colors)
        return True

    def _write_mask(self, path: Path, known: KnownMask, class_ids: MaskArray) -> None:
        numbers = known.objects_in(class_ids) if self.takes_objects else None
        if self._objects is not None and self._objects.write(path, numbers, class_ids.shape):
            self.with_objects += 1
            if self.with_objects == 1 and self.masks is not None:
                write_classes(self.masks / CLASSES_NAME, self.classes, has_objects=True)
        write_index_mask(path, class_ids)
