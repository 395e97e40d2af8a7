"""Index PNGs that hold the truth, in the class ids of the project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from segstudio.document.label_class import MAX_CLASS_ID, UNLABELLED, ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.index_png import read_index_mask
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.known_mask import KnownMask
from segstudio.workspace.scoring.truth import TruthRefused

OTHER = MAX_CLASS_ID
"""Stands for truth that is none of the project's classes: whatever is predicted there is wrong."""


class TruthFolder:
    """A folder of masks named like the images.

    Where it has a classes.json, its ids are matched to the project's by the classes' names; else
    they are taken as they are. unknown: names of its classes that the project has not.
    """

    is_drawn = False

    def __init__(self, folder: Path, classes: ClassTable, records: Iterable[ImageRecord]) -> None:
        """Raise TruthRefused where it holds no mask of any image, FormatError."""
        if not folder.is_dir():
            raise TruthRefused(f"There is no folder “{folder}”. Give the folder with the truth.")
        names = mask_names(records)
        files = {image_id: folder / name for image_id, name in names.items()}
        self.files = {image_id: path for image_id, path in files.items() if path.is_file()}
        if not self.files:
            raise TruthRefused(
                f"“{folder}” holds no PNG named like an image of the project. The mask of cell.jpg "
                "is called cell.png."
            )
        self.unknown: tuple[str, ...] = ()
        self._ids: dict[int, int] | None = None
        self._own_ids = frozenset(classes.ids)
        if (folder / CLASSES_NAME).is_file():
            self._match(read_classes(folder / CLASSES_NAME), classes)

    def holds(self, record: ImageRecord) -> bool:
        """Tell whether there is a file for an image."""
        return record.id in self.files

    def read(self, record: ImageRecord, known: KnownMask) -> MaskArray:
        """Return the truth of an image in the project's class ids; (height, width).

        0 stays unlabelled; ids that the project has not become OTHER. Raises FormatError.
        """
        values = read_index_mask(self.files[record.id], known.annotation.shape)
        translation = np.full(int(values.max(initial=0)) + 1, OTHER, np.uint16)
        translation[UNLABELLED] = UNLABELLED
        for value in range(1, len(translation)):
            own_id = value if self._ids is None else self._ids.get(value, OTHER)
            if own_id in self._own_ids:
                translation[value] = own_id
        translated: MaskArray = translation[values]
        return translated

    def _match(self, theirs: ClassTable, ours: ClassTable) -> None:
        self._ids = {}
        for each in theirs:
            same = ours.by_name(each.name)
            if same is not None:
                self._ids[each.id] = same.id
        self.unknown = tuple(each.name for each in theirs if each.id not in self._ids)
        if not self._ids:
            names = ", ".join(f"“{each.name}”" for each in ours)
            raise TruthRefused(
                f"None of the classes in the truth's {CLASSES_NAME} has the name of a class of the "
                f"project ({names}). Rename them so that they agree."
            )
