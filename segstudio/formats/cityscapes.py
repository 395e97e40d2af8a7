"""Cityscapes: 16-bit PNG of class × 1000 + instance, and plain class ids beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from segstudio.document.label_class import MAX_CLASS_ID, ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses, TakenMask
from segstudio.formats.grey_files import listed_or_present
from segstudio.formats.index_png import encode_png, read_index_mask
from segstudio.formats.lookup import looked_up, pixel_counts
from segstudio.formats.mask_files import listed_images, png_shape
from segstudio.formats.segment_map import mapped, object_classes

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
        ids = item.class_ids
        if ids.max(initial=0) >= _STEP:
            too_high = ids >= _STEP
            self.losses.note("pixels of class ids above 999", int(np.count_nonzero(too_high)))
            ids = np.where(too_high, ids.dtype.type(0), ids)
        values = self._with_objects(item) if item.objects is not None else ids.astype(np.uint16)
        stem = item.key.stem
        path = self._folder / f"{stem}{INSTANCES_SUFFIX}"
        write_exported(path, encode_png(path, values))
        labels: MaskArray = ids.astype(np.uint8) if ids.max(initial=0) < 256 else ids
        path = self._folder / f"{stem}{LABELS_SUFFIX}"
        write_exported(path, encode_png(path, labels))

    def close(self) -> None:
        """All is written."""

    def _with_objects(self, item: LabelledImage) -> MaskArray:
        """Return class × 1000 + the object's position among those of its class."""
        of_class = np.arange(2**16, dtype=np.uint16)
        of_class[_STEP:] = 0
        of_object = np.zeros(2**16, np.uint16)
        seen: Counter[int] = Counter()
        for number, class_id in object_classes(item).items():
            value = class_id * _STEP + seen[class_id]
            if class_id >= _STEP:
                continue  # counted by its pixels
            if seen[class_id] < _STEP and value <= MAX_CLASS_ID:
                of_object[number] = value
                seen[class_id] += 1
            else:
                of_object[number] = class_id
                self.losses.note("objects that fit no 16-bit number (class × 1000 + n)")
        return mapped(item, of_class, of_object)


class CityscapesReader:
    """Reads STEM_gtFine_instanceIds.png of each image."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        self.classes = listed_or_present(
            folder, keys, self._path, lambda path, shape: _classes(read_index_mask(path, shape))
        )

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        values = read_index_mask(path, key.shape)
        is_object = np.flatnonzero(pixel_counts(values)[_STEP:]) + _STEP
        if not len(is_object):
            return TakenMask(values)
        numbers = np.zeros(2**16, np.uint16)
        numbers[is_object] = np.arange(1, len(is_object) + 1)
        return TakenMask(_classes(values), looked_up(numbers, values))

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}{INSTANCES_SUFFIX}"


def _classes(values: MaskArray) -> MaskArray:
    """Return the classes of values as in the files."""
    table = np.arange(2**16, dtype=np.uint16)
    table[_STEP:] //= _STEP
    return looked_up(table, values)


def cityscapes_images(folder: Path) -> list[ImageKey]:
    """Return an image for each file of instances of a folder."""
    return listed_images(folder, INSTANCES_SUFFIX, png_shape, ".png")


FORMAT = Format(
    "cityscapes",
    "Cityscapes",
    CityscapesWriter,
    CityscapesReader,
    (f"STEM{INSTANCES_SUFFIX}", f"STEM{LABELS_SUFFIX}", CLASSES_NAME),
    "class ids above 999; objects of classes above 65, and more than 1,000 of one class",
    images=cityscapes_images,
)
