"""Taking index masks from a folder: which file belongs to which image, which id to which class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from segstudio.document.label_class import ClassError, ClassTable
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.index_png import read_index_mask
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.image_list import ImageList

MAX_NEW_CLASSES = 1000


class ImportRefused(ValueError):
    """The folder or a file cannot be taken; the text says why."""


@dataclass(frozen=True)
class ImportPlan:
    """files: mask of each image id. ids: class id here for each id in the files."""

    files: dict[int, Path]
    ids: dict[int, int]
    classes: ClassTable


def plan_import(folder: Path, images: ImageList, table: ClassTable) -> ImportPlan:
    """Match files to images by name, and classes by name where there is a classes.json.

    Without classes.json, ids are taken as they are, and unknown ones become new classes.
    Raises ImportRefused, FormatError.
    """
    names = mask_names(images)
    files = {image_id: folder / name for image_id, name in names.items()}
    found = {image_id: path for image_id, path in files.items() if path.is_file()}
    if not found:
        raise ImportRefused(
            f"“{folder}” holds no PNG named like an image of the project. A mask of cell.jpg is "
            "called cell.png."
        )
    listed = folder / CLASSES_NAME
    if listed.is_file():
        return _by_name(found, read_classes(listed), table)
    return _by_id(found, table)


def import_one(
    path: Path, plan: ImportPlan, shape: tuple[int, int]
) -> Callable[[MaskEditor], None]:
    """Read one mask; return what paints it. Raises ImportRefused, FormatError."""
    values = read_index_mask(path)
    if values.shape != shape:
        raise ImportRefused(
            f"“{path.name}” is {values.shape[1]} × {values.shape[0]} px, its image "
            f"{shape[1]} × {shape[0]}. Export it again at the image's size."
        )
    present = np.unique(values).tolist()
    unknown = [value for value in present if value and value not in plan.ids]
    if unknown:
        raise ImportRefused(
            f"“{path.name}” has ids that classes.json does not name: {unknown[:5]}."
        )

    def paint(editor: MaskEditor) -> None:
        whole = Region(0, 0, *shape)
        for value in present:
            if value:
                editor.fill_unlabelled(whole, values == value, plan.ids[value])

    return paint


def _by_name(found: dict[int, Path], theirs: ClassTable, ours: ClassTable) -> ImportPlan:
    ids, table = {}, ours
    for each in theirs:
        same = table.by_name(each.name)
        if same is None:
            given = {known.id for known in (*table, *table.removed)}
            table = table.added(each.name, each.color, None if each.id in given else each.id)
            same = table.by_name(each.name)
        if same is not None:
            ids[each.id] = same.id
    return ImportPlan(found, ids, table)


def _by_id(found: dict[int, Path], table: ClassTable) -> ImportPlan:
    values: set[int] = set()
    for path in found.values():
        values.update(np.unique(read_index_mask(path)).tolist())
    values.discard(0)
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
    return ImportPlan(found, {value: value for value in values}, table)
