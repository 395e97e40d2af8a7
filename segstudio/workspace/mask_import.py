"""Taking index masks from a folder: which file belongs to which image, which id to which class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from segstudio.document.label_class import UNLABELLED, ClassError, ClassTable
from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers
from segstudio.document.region import Region
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.index_png import read_index_mask
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import ImageFiles
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.object_files import ObjectFiles, number_tables

MAX_NEW_CLASSES = 1000


class ImportRefused(ValueError):
    """The folder or a file cannot be taken; the text says why."""


@dataclass(frozen=True)
class ReadMask:
    """The mask of one image. values: (height, width) as in the file. ids: class id of each value
    present, without 0. objects: the object of each pixel, or None.
    """

    values: MaskArray
    ids: dict[int, int]
    objects: Numbers | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width)."""
        return self.values.shape[0], self.values.shape[1]

    def paint(self, editor: MaskEditor) -> None:
        """Label what is not labelled yet. Raises TooManyObjects before anything is changed."""
        tables = (
            {} if self.objects is None else number_tables(self.values, self.objects, editor.mask)
        )
        for tile in Region(0, 0, *self.shape).tiles():
            region = tile.region(self.shape)
            values = self.values[region.slices]
            for value in np.flatnonzero(np.bincount(values.ravel())).tolist():
                table = tables.get(value)
                numbers = None
                if table is not None and self.objects is not None:
                    numbers = table[self.objects[region.slices]]
                if value in self.ids:
                    class_id = self.ids[value]
                    editor.fill_unlabelled(region, values == value, class_id, numbers)


@dataclass(frozen=True)
class ImportPlan:
    """files: mask of each image id. ids: class id here for each id in the files."""

    files: dict[int, Path]
    ids: dict[int, int]
    classes: ClassTable
    objects: ObjectFiles

    def read(self, record: ImageRecord) -> ReadMask | None:
        """Read the mask of an image, or return None where there is none.

        Raises ImportRefused, FormatError, ImageUnreadable.
        """
        path = self.files.get(record.id)
        if path is None:
            return None
        shape = record.shape or read_size(record.path)
        values = read_index_mask(path, shape)
        present = _ids_in(values)
        unknown = [value for value in present if value not in self.ids]
        if unknown:
            raise ImportRefused(
                f"“{path.name}” has ids that {CLASSES_NAME} does not name: {unknown[:5]}."
            )
        objects = self.objects.read(path, shape)
        return ReadMask(values, {value: self.ids[value] for value in present}, objects)


def plan_import(folder: Path, images: ImageList, table: ClassTable) -> ImportPlan:
    """Match files to images by name, and classes by name where there is a classes.json.

    Without classes.json, ids are taken as they are, and unknown ones become new classes.
    Raises ImportRefused, FormatError.
    """
    if not folder.is_dir():
        raise ImportRefused(f"There is no folder “{folder}”. Give the folder that holds the masks.")
    image_files = ImageFiles(images)
    files = {image_id: folder / name for image_id, name in mask_names(images).items()}
    there = {image_id: path for image_id, path in files.items() if path.is_file()}
    found = {image_id: path for image_id, path in there.items() if path not in image_files}
    if there and not found:
        raise ImportRefused(
            f"The PNGs in “{folder}” are the images themselves. Choose the folder of their masks."
        )
    if not found:
        raise ImportRefused(
            f"“{folder}” holds no PNG named like an image of the project. A mask of cell.jpg is "
            "called cell.png."
        )
    listed = folder / CLASSES_NAME
    ids, classes = (
        _by_name(read_classes(listed), table) if listed.is_file() else _by_id(found, table)
    )
    return ImportPlan(found, ids, classes, ObjectFiles(images, files.values()))


def _by_name(theirs: ClassTable, ours: ClassTable) -> tuple[dict[int, int], ClassTable]:
    ids: dict[int, int] = {}
    table = ours
    for each in theirs:
        same = table.by_name(each.name)
        if same is None:
            given = {known.id for known in (*table, *table.removed)}
            table = table.added(each.name, each.color, None if each.id in given else each.id)
            same = table.by_name(each.name)
        if same is not None:
            ids[each.id] = same.id
    return ids, table


def _by_id(found: dict[int, Path], table: ClassTable) -> tuple[dict[int, int], ClassTable]:
    values: set[int] = set()
    for path in found.values():
        try:
            values.update(_ids_in(read_index_mask(path)))
        except (FormatError, MemoryError):  # said when its image is up; the others are taken
            continue
    table = table.restored(values)
    new = sorted(value for value in values if table.get(value) is None)
    if len(new) > MAX_NEW_CLASSES:
        raise ImportRefused(
            f"These masks hold {len(new)} unknown ids. They look like object numbers, not classes; "
            "add a classes.json that names the classes."
        )
    for value in new:
        try:
            table = table.added(f"class {value}", class_id=value)
        except ClassError:
            table = table.added(f"class {value} (imported)", class_id=value)
    return {value: value for value in values}, table


def _ids_in(values: MaskArray) -> list[int]:
    present: list[int] = np.unique(values).tolist()
    return [value for value in present if value != UNLABELLED]
