"""All masks of a project as a data set of another tool, and such a set into a project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import numpy as np

from segstudio.document.label_class import ClassError, ClassTable
from segstudio.formats.format import Format, ImageKey, LabelledImage, NamedClass, Reader, Writer
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import check_folder, check_targets
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_import import MAX_NEW_CLASSES, ImportRefused, ReadMask

_MAX_NAME = 200


@dataclass
class FormatExport:
    """Writes one image after the other; `begin` first, `close` at the end.

    with_predictions: where nothing is drawn, take the stored prediction.
    """

    source: MaskSource
    classes: ClassTable
    with_predictions: bool
    folder: Path
    format: Format
    _stems: dict[int, str] = field(init=False, default_factory=dict)
    _writer: Writer | None = field(init=False, default=None)

    def begin(self, records: Sequence[ImageRecord]) -> None:
        """Check where everything goes. Raises OutputRefused, FormatError."""
        self._stems = stems(records)
        folder = self.folder.absolute()
        per_image = [file for file in self.format.files if "STEM" in file]
        check_targets(
            (
                folder / file.replace("STEM", stem)
                for file in per_image
                for stem in self._stems.values()
            ),
            records,
        )
        self._writer = self.format.start(check_folder(folder), self.classes)

    def write(self, record: ImageRecord) -> bool:
        """Write one image of `begin`; False where nothing is known of it.

        Raises StorageError, FormatError, OSError, ValueError, MemoryError.
        """
        if self._writer is None or not self.source.is_known(record, self.with_predictions):
            return False
        known = self.source.read(record, self.with_predictions)
        class_ids = known.result_in(self.classes)
        objects = known.objects_in(class_ids)
        if objects is not None and not objects.any():
            objects = None
        shape = class_ids.shape[0], class_ids.shape[1]
        key = image_key(record, self._stems[record.id], shape)
        self._writer.write(LabelledImage(key, class_ids, objects))
        return True

    def close(self) -> list[str]:
        """Write the end; return a sentence for each thing that could not be carried.

        Raises FormatError.
        """
        if self._writer is None:
            return []
        self._writer.close()
        return self._writer.losses.sentences


@dataclass
class FormatPlan:
    """ids: class id here of each value there. notes: what was not taken, so far."""

    reader: Reader
    ids: dict[int, int]
    classes: ClassTable
    stems: dict[int, str]
    notes: list[str]

    def read(self, record: ImageRecord) -> ReadMask | None:
        """Read the mask of an image, or return None where there is none.

        Raises ImportRefused, FormatError, ImageUnreadable.
        """
        shape = record.shape or read_size(record.path)
        taken = self.reader.read(image_key(record, self.stems[record.id], shape))
        if taken is None:
            return None
        self.notes += [f"{record.name}: {problem}" for problem in taken.problems]
        present = [value for value in np.unique(taken.values).tolist() if value]
        unknown = [value for value in present if value not in self.ids]
        if unknown:
            raise ImportRefused(f"It has values that no class has: {unknown[:5]}.")
        ids = {value: self.ids[value] for value in present}
        return ReadMask(taken.values, ids, taken.objects)


def plan_format_import(
    chosen: Format, folder: Path, records: Sequence[ImageRecord], table: ClassTable
) -> FormatPlan:
    """Open a data set and match its classes by name; new ones are added.

    Raises ImportRefused, FormatError.
    """
    if not folder.is_dir():
        raise ImportRefused(f"There is no folder “{folder}”. Give the folder of the data set.")
    named = stems(records)
    reader = chosen.open(folder, _keys(records, named))
    ids, classes = match_classes(reader.classes, table)
    return FormatPlan(reader, ids, classes, named, list(reader.problems))


def match_classes(
    theirs: Sequence[NamedClass], ours: ClassTable
) -> tuple[dict[int, int], ClassTable]:
    """Return our class id for each of their values, and our classes with theirs added.

    By name; without one, by id. Raises ImportRefused.
    """
    if len(theirs) > MAX_NEW_CLASSES:
        raise ImportRefused(
            f"The data set has {len(theirs):,} classes; {MAX_NEW_CLASSES:,} can be taken."
        )
    ids: dict[int, int] = {}
    table = ours.restored(each.value for each in theirs if each.name is None)
    for each in theirs:
        name = (each.name or "").strip()[:_MAX_NAME] or f"class {each.value}"
        same = table.get(each.value) if each.name is None else table.by_name(name)
        if same is None:
            table = _added(table, each, name)
            same = table.classes[-1]
        ids[each.value] = same.id
    return ids, table


def _added(table: ClassTable, each: NamedClass, name: str) -> ClassTable:
    given = {known.id for known in (*table, *table.removed)}
    class_id = None if each.value in given else each.value
    if table.by_name(name) is not None:
        name = f"{name} (imported)"
    try:
        return table.added(name, each.color, class_id)
    except ClassError:  # its colour is none
        return table.added(name, None, class_id)


def stems(records: Iterable[ImageRecord]) -> dict[int, str]:
    """Return the path of an image's files in a data set, without suffix, for each image id."""
    return {i: PurePath(name).as_posix() for i, name in mask_names(records, "").items()}


def image_key(record: ImageRecord, stem: str, shape: tuple[int, int]) -> ImageKey:
    """Return how the image is called in a data set."""
    return ImageKey(PurePath(stem).with_name(record.name).as_posix(), stem, shape)


def _keys(records: Sequence[ImageRecord], named: dict[int, str]) -> Iterable[ImageKey]:
    for record in records:
        try:
            shape = record.shape or read_size(record.path)
        except StorageError:  # said when the image is up
            continue
        yield image_key(record, named[record.id], shape)
