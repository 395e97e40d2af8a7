"""TIFF: grey values are class ids; a second page holds the object numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import tifffile

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.errors import ImportFailed
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses, TakenMask
from segstudio.formats.grey_files import listed_or_present
from segstudio.formats.input_file import MAX_PIXELS, check_shape
from segstudio.formats.mask_files import listed_images, tiff_shape

_OBJECTS = "object numbers"


class TiffWriter:
    """Writes STEM.tif of each image, and classes.json."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        write_classes(folder / CLASSES_NAME, classes)

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        ids = item.class_ids
        if ids.max(initial=0) < 256:
            ids = ids.astype(np.uint8)
        content = io.BytesIO()
        with tifffile.TiffWriter(content) as tiff:
            tiff.write(ids, photometric="minisblack", compression="zlib", description="class ids")
            if item.objects is not None:
                tiff.write(
                    item.objects,
                    photometric="minisblack",
                    compression="zlib",
                    description=_OBJECTS,
                )
        write_exported(self._folder / f"{item.key.stem}.tif", content.getvalue())

    def close(self) -> None:
        """All is written."""


class TiffReader:
    """Reads STEM.tif or STEM.tiff of each image."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        self.classes = listed_or_present(
            folder, keys, self._path, lambda path, shape: _read(path, shape)[0]
        )

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        return TakenMask(*_read(path, key.shape)) if path.is_file() else None

    def _path(self, key: ImageKey) -> Path:
        short, long = (self._folder / f"{key.stem}{suffix}" for suffix in (".tif", ".tiff"))
        return long if long.is_file() and not short.is_file() else short


def _read(path: Path, shape: tuple[int, int]) -> tuple[MaskArray, Numbers | None]:
    try:
        with tifffile.TiffFile(path) as tiff:
            ids = _page(path, tiff.pages[0], shape)
            second = tiff.pages[1] if len(tiff.pages) > 1 else None
            if not isinstance(second, tifffile.TiffPage) or second.description != _OBJECTS:
                return ids, None
            return ids, _page(path, second, shape).astype(np.uint16)
    except (ImportFailed, MemoryError):
        raise
    except Exception as error:  # decoders raise anything for files made to break them
        raise ImportFailed(
            f"The mask “{path}” cannot be read: {error}. Export it again."
        ) from error


def _page(path: Path, page: object, shape: tuple[int, int]) -> MaskArray:
    if not isinstance(page, tifffile.TiffPage) or page.dtype not in (np.uint8, np.uint16):
        raise ImportFailed(f"The mask “{path}” does not hold whole numbers of 8 or 16 bits.")
    check_shape(f"The mask “{path}”", list(page.shape), shape)
    if shape[0] * shape[1] > MAX_PIXELS:
        raise ImportFailed(f"The mask “{path}” has more than {MAX_PIXELS:,} px.")
    pixels: MaskArray = page.asarray()
    return pixels


def tiff_images(folder: Path) -> list[ImageKey]:
    """Return an image for each TIFF of a folder."""
    return [
        key
        for ending in (".tif", ".tiff")
        for key in listed_images(folder, ending, tiff_shape, ending)
    ]


FORMAT = Format(
    "tiff", "TIFF", TiffWriter, TiffReader, ("STEM.tif", CLASSES_NAME), images=tiff_images
)
