"""Index masks of a folder: PNGs named like the images, classes.json, objects beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import MAX_CLASS_ID
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.errors import FormatError, ImportFailed
from segstudio.formats.format import ImageKey, NamedClass, Reader, TakenMask
from segstudio.formats.index_png import read_index_mask
from segstudio.formats.index_png_set import FORMAT
from segstudio.formats.mask_files import foreign_files
from segstudio.formats.upright_reader import UprightReader
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import ImageFiles
from segstudio.workspace.object_files import ObjectFiles

MASKS_NAME = "masks"
"""Folder of the masks beside classes.json, as data packs have it."""


def open_index_masks(
    folder: Path, keys: Iterable[ImageKey], records: Sequence[ImageRecord]
) -> tuple[Reader, Path | None]:
    """Open masks; return what reads them as images are shown, and the file that names classes.

    folder: of the masks, or of their folder “masks”. records: of all images, which are no masks.
    Raises ImportFailed.
    """
    inner: list[IndexReader] = []

    def open_inner(folder: Path, keys: Iterable[ImageKey]) -> IndexReader:
        inner.append(IndexReader(folder, keys, records))
        return inner[0]

    reader = UprightReader(replace(FORMAT, open=open_inner), folder, keys)
    return reader, inner[0].listed


class IndexReader:
    """Reads STEM.png of each image. listed: the file that names the classes, or None."""

    def __init__(
        self, folder: Path, keys: Iterable[ImageKey], records: Sequence[ImageRecord]
    ) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._images = images = ImageFiles(records)
        keys = list(keys)
        has_images = False
        for self._folder in (folder, folder / MASKS_NAME):
            there = [path for path in map(self._path, keys) if path.is_file()]
            self._files = {path for path in there if path not in images}
            has_images = has_images or bool(there)
            if self._files:
                break
        if not self._files:
            raise ImportFailed(_nothing_found(folder, has_images))
        named = (each / CLASSES_NAME for each in (self._folder, self._folder.parent))
        self.listed = next((path for path in named if path.is_file()), None)
        self._objects = ObjectFiles(records, self._files)
        self._is_known: npt.NDArray[np.bool_] | None = None
        if self.listed is None:
            self.classes = tuple(NamedClass(value, None) for value in self._present())
        else:
            table = read_classes(self.listed)
            self.classes = tuple(NamedClass(each.id, each.name, each.color) for each in table)
            self._is_known = np.zeros(MAX_CLASS_ID + 1, np.bool_)
            self._is_known[[0, *table.ids]] = True

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the PNGs that are no masks of those images, by name."""
        found = foreign_files(self._folder, FORMAT.files, keys)
        return [each for each in found if self._folder / each not in self._images]

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if path not in self._files:
            return None
        values = read_index_mask(path, key.shape)
        if self._is_known is not None and not self._is_known[values].all():
            unknown = [value for value in sorted(_present(values)) if not self._is_known[value]]
            raise ImportFailed(
                f"“{path.name}” has ids that {CLASSES_NAME} does not name: {unknown[:5]}."
            )
        return TakenMask(values, self._objects.read(path, key.shape))

    def _present(self) -> list[int]:
        """Return the values that occur, without 0."""
        values: set[int] = set()
        for path in self._files:
            try:
                values |= _present(read_index_mask(path))
            except (FormatError, MemoryError):  # said when its image is up
                continue
        return sorted(values - {0})

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}.png"


def _present(values: np.ndarray) -> set[int]:
    present: list[int] = np.flatnonzero(np.bincount(values.ravel())).tolist()
    return set(present)


def _nothing_found(folder: Path, has_images: bool) -> str:
    if has_images:
        return (
            f"The PNGs in “{folder}” are the images themselves. Choose the folder of their masks."
        )
    return (
        f"“{folder}” holds no PNG named like an image of the project. A mask of cell.jpg is "
        "called cell.png."
    )
