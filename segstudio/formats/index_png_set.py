"""Index PNG as a data set: STEM.png of class ids, STEM_objects.png, and classes.json."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses, TakenMask
from segstudio.formats.grey_files import listed_or_present
from segstudio.formats.index_png import read_index_mask, write_index_mask, write_object_numbers
from segstudio.formats.mask_files import listed_images, png_shape

OBJECTS_SUFFIX = "_objects.png"


class IndexPngWriter:
    """Writes one or two files of each image, and classes.json."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        write_classes(folder / CLASSES_NAME, classes, has_objects=True)

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        write_index_mask(self._folder / f"{item.key.stem}.png", item.class_ids)
        path = self._folder / f"{item.key.stem}{OBJECTS_SUFFIX}"
        # A file of an earlier export would tell an old story.
        if item.objects is not None or path.is_file():
            numbers = np.zeros(item.key.shape, np.uint16) if item.objects is None else item.objects
            write_object_numbers(path, numbers)

    def close(self) -> None:
        """All is written."""


class IndexPngReader:
    """Reads STEM.png and STEM_objects.png of each image."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._folder = folder
        self.classes = listed_or_present(folder, keys, self._path, read_index_mask)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        values = read_index_mask(path, key.shape)
        path = self._folder / f"{key.stem}{OBJECTS_SUFFIX}"
        if not path.is_file():
            return TakenMask(values)
        numbers = read_index_mask(path, key.shape).astype(np.uint16, copy=False)
        return TakenMask(values, numbers if numbers.any() else None)

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}.png"


def index_png_images(folder: Path) -> list[ImageKey]:
    """Return an image for each PNG of a folder that holds no objects."""
    found = listed_images(folder, ".png", png_shape, ".png")
    stems = {key.stem for key in found}
    ending = OBJECTS_SUFFIX.removesuffix(".png")
    return [
        key
        for key in found
        if not (key.stem.endswith(ending) and key.stem.removesuffix(ending) in stems)
    ]


FORMAT = Format(
    "index-png",
    "Index PNG",
    IndexPngWriter,
    IndexPngReader,
    ("STEM.png", f"STEM{OBJECTS_SUFFIX}", CLASSES_NAME),
    images=index_png_images,
)
