"""Cityscapes: 16-bit PNG of class × 1000 + instance, and plain class ids beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses, TakenMask
from segstudio.formats.grey_files import listed_or_present
from segstudio.formats.index_png import encode_png, read_index_mask

INSTANCES_SUFFIX = "_gtFine_instanceIds.png"
LABELS_SUFFIX = "_gtFine_labelIds.png"
_STEP = 1000
"""Values below are classes without instances."""


class CityscapesWriter:
    """Writes two files of each image, and classes.json."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        write_classes(folder / CLASSES_NAME, classes)

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        ids = item.class_ids.astype(np.uint16)
        too_high = ids >= _STEP
        if too_high.any():
            self.losses.note("pixels of class ids above 999", int(np.count_nonzero(too_high)))
            ids[too_high] = 0
        values = ids if item.objects is None else self._with_objects(ids, item.objects)
        stem = item.key.stem
        path = self._folder / f"{stem}{INSTANCES_SUFFIX}"
        write_exported(path, encode_png(path, values))
        labels: MaskArray = ids.astype(np.uint8) if ids.max(initial=0) < 256 else ids
        path = self._folder / f"{stem}{LABELS_SUFFIX}"
        write_exported(path, encode_png(path, labels))

    def close(self) -> None:
        """All is written."""

    def _with_objects(self, ids: MaskArray, objects: Numbers) -> MaskArray:
        """Return class × 1000 + the object's position among those of its class."""
        keys = ids.astype(np.uint32) << 16 | objects
        keys[(objects == 0) | (ids == 0)] = 0
        present, places = np.unique(keys, return_inverse=True)
        table = np.zeros(len(present), np.uint16)
        seen: dict[int, int] = {}
        for place, key in enumerate(present.tolist()):
            class_id = key >> 16
            value = class_id * _STEP + seen.get(class_id, 0)
            if key and seen.get(class_id, 0) < _STEP and value <= 0xFFFF:
                table[place] = value
                seen[class_id] = seen.get(class_id, 0) + 1
            elif key:
                self.losses.note("objects that fit no 16-bit number (class × 1000 + n)")
        values = table[places.reshape(ids.shape)]
        return np.where(values != 0, values, ids)


class CityscapesReader:
    """Reads STEM_gtFine_instanceIds.png of each image."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        paths = {self._path(key): key.shape for key in keys}
        found = [path for path in paths if path.is_file()]
        self.classes = listed_or_present(
            folder, found, lambda path: _classes(read_index_mask(path, paths[path]))
        )

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        values = read_index_mask(path, key.shape)
        present = np.unique(values[values >= _STEP])
        if not len(present):
            return TakenMask(values)
        objects = np.zeros(values.shape, np.uint16)
        places = np.searchsorted(present, values)
        is_object = values >= _STEP
        objects[is_object] = places[is_object] + 1
        return TakenMask(_classes(values), objects)

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}{INSTANCES_SUFFIX}"


def _classes(values: MaskArray) -> MaskArray:
    wide = values.astype(np.uint16)
    return np.where(wide >= _STEP, wide // np.uint16(_STEP), wide)


FORMAT = Format(
    "cityscapes",
    "Cityscapes",
    CityscapesWriter,
    CityscapesReader,
    (f"STEM{INSTANCES_SUFFIX}", f"STEM{LABELS_SUFFIX}"),
    "class ids above 999; objects of classes above 65, and more than 1,000 of one class",
)
