"""Pascal VOC: palette PNGs of classes and of objects; 0 is the first class, 255 nothing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from segstudio.document.label_class import ClassTable
from segstudio.document.object_numbers import Numbers
from segstudio.formats.errors import ImportFailed
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import (
    Format,
    ImageKey,
    LabelledImage,
    Losses,
    NamedClass,
    TakenMask,
)
from segstudio.formats.grey_files import listed_or_present
from segstudio.formats.index_png import read_index_mask
from segstudio.formats.input_file import read_text
from segstudio.formats.lookup import looked_up
from segstudio.formats.mask_files import listed_images, png_shape
from segstudio.formats.outline import Stencil

VOID = 255
CLASS_FOLDER, OBJECT_FOLDER = "SegmentationClass", "SegmentationObject"
MAP_NAME, LIST_NAME = "labelmap.txt", "ImageSets/Segmentation/default.txt"
_MAX_MAP_BYTES = 2**20


class VocWriter:
    """Writes the PNGs of each image; the list of names and labelmap.txt at the end."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        self._stems: list[str] = []
        self._table = np.full(2**16, VOID, np.uint8)
        self._beyond = classes.classes[VOID:]
        for value, each in enumerate(classes.classes[:VOID]):
            self._table[each.id] = value
        lines = ["# label:color_rgb:parts:actions"]
        for each in classes.classes[:VOID]:
            name = " ".join(each.name.splitlines())
            self.losses.note("line breaks in class names", name != each.name)
            lines.append(f"{name}:{','.join(map(str, each.rgb))}::")
        write_exported(folder / MAP_NAME, ("\n".join(lines) + "\n").encode())

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        values = looked_up(self._table, item.class_ids)
        if self._beyond:
            lost = int(np.count_nonzero((values == VOID) & (item.class_ids != 0)))
            self.losses.note(f"pixels of the classes from “{self._beyond[0].name}” on", lost)
        objects = np.zeros(values.shape, np.uint8)
        if item.objects is not None:
            objects = self._numbered(item.objects)
        objects[values == VOID] = VOID
        for folder, pixels in ((CLASS_FOLDER, values), (OBJECT_FOLDER, objects)):
            path = self._folder / folder / f"{item.key.stem}.png"
            write_exported(path, _palette_png(pixels))
        self._stems.append(item.key.stem)

    def close(self) -> None:
        """Write the list of images. Raises ExportFailed."""
        content = "".join(f"{stem}\n" for stem in self._stems)
        write_exported(self._folder / LIST_NAME, content.encode())

    def _numbered(self, objects: Numbers) -> Stencil:
        """Return numbers below 255: as they are or, where one is higher, counted anew."""
        present = np.unique(objects)
        present = present[present != 0]
        table = np.zeros(int(objects.max(initial=0)) + 1, np.uint8)
        if len(table) <= VOID:
            table[:] = np.arange(len(table))
        else:
            kept = present[: VOID - 1]
            table[kept] = np.arange(1, len(kept) + 1)
            self.losses.note("objects beyond the 254 that an image can have", len(present[254:]))
        return looked_up(table, objects)


def _palette_png(pixels: Stencil) -> bytes:
    image = Image.fromarray(pixels)
    image.putpalette(_palette())
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _palette() -> bytes:
    """Return VOC's 256 colours: the bits of the number go by turns to red, green and blue."""
    numbers = np.arange(256)
    colors = np.zeros((256, 3), np.int64)
    for bit in range(8):
        for channel in range(3):
            place = 3 * bit + channel
            colors[:, channel] |= ((numbers >> place) & 1) << (7 - bit)
    return colors.astype(np.uint8).tobytes()


class VocReader:
    """Reads SegmentationClass and, where it is there, SegmentationObject."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._folder = folder
        if not (folder / CLASS_FOLDER).is_dir():
            raise ImportFailed(f"“{folder}” has no folder {CLASS_FOLDER}. Is it Pascal VOC?")
        listed = folder / MAP_NAME
        if listed.is_file():
            self.classes = self._named(read_text(listed, _MAX_MAP_BYTES))
        else:
            self.classes = listed_or_present(
                folder,
                keys,
                lambda key: self._path(CLASS_FOLDER, key),
                lambda path, shape: _moved(read_index_mask(path, shape)),
            )

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(CLASS_FOLDER, key)
        if not path.is_file():
            return None
        values = _moved(read_index_mask(path, key.shape))
        path = self._path(OBJECT_FOLDER, key)
        if not path.is_file():
            return TakenMask(values)
        numbers = read_index_mask(path, key.shape).astype(np.uint16)
        numbers[(numbers == VOID) | (values == 0)] = 0
        return TakenMask(values, numbers if numbers.any() else None)

    def _named(self, text: str) -> tuple[NamedClass, ...]:
        first, *others = text.splitlines() or [""]
        lines = [line for line in others if line.strip()]
        if first.strip() and not first.startswith("# label:"):
            lines.insert(0, first)
        if len(lines) > VOID:
            self.problems.append(f"{MAP_NAME} names {len(lines)} classes; {VOID} are taken.")
        found = []
        for value, line in enumerate(lines[:VOID], 1):
            parts = line.rsplit(":", 3)
            color = parts[1].split(",") if len(parts) == 4 else []
            is_color = len(color) == 3 and all(c.isdecimal() and int(c) < 256 for c in color)
            shown = "#" + "".join(f"{int(c):02x}" for c in color) if is_color else None
            found.append(NamedClass(value, parts[0], shown))
        return tuple(found)

    def _path(self, folder: str, key: ImageKey) -> Path:
        return self._folder / folder / f"{key.stem}.png"


def _moved(values: np.ndarray) -> Stencil:
    """Return the values one higher, and 0 for void: 0 is a class there."""
    if values.dtype != np.uint8:
        raise ImportFailed("A VOC mask has 8 bits; this one has 16.")
    moved: Stencil = values + np.uint8(1)  # 255 + 1 = 0
    return moved


def voc_images(folder: Path) -> list[ImageKey]:
    """Return an image for each file of classes of a folder."""
    return listed_images(folder / CLASS_FOLDER, ".png", png_shape, ".jpg")


FORMAT = Format(
    "voc",
    "Pascal VOC",
    VocWriter,
    VocReader,
    (f"{CLASS_FOLDER}/STEM.png", f"{OBJECT_FOLDER}/STEM.png", MAP_NAME, LIST_NAME),
    "more than 255 classes; more than 254 objects of an image",
    images=voc_images,
)
