"""Colour PNG: each class in a colour of its own, told by classes.json."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes, write_classes
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
from segstudio.formats.index_png import encode_png
from segstudio.formats.input_file import MAX_PIXELS, check_shape, opened_png
from segstudio.formats.lookup import looked_up
from segstudio.formats.mask_files import listed_images, png_shape

_STRIP_ROWS = 256
_STEP = 0x3B9F47
"""Odd, so that its multiples go through all colours."""


class ColorWriter:
    """Writes STEM.png of each image, and classes.json with the colours in it."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        distinct = _with_own_colors(classes)
        pairs = zip(classes, distinct, strict=True)
        changed = [old.name for old, new in pairs if old.color != new.color]
        if changed:
            names = ", ".join(f"“{name}”" for name in changed[:3])
            names += " …" if len(changed) > 3 else ""
            self.losses.note(f"colours that are black or another class's ({names})", len(changed))
        write_classes(folder / CLASSES_NAME, distinct)
        self._table = np.zeros((2**16, 3), np.uint8)
        for each in distinct:
            self._table[each.id] = each.rgb[::-1]

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        if item.objects is not None:
            self.losses.note("objects", int(np.count_nonzero(np.unique(item.objects))))
        path = self._folder / f"{item.key.stem}.png"
        write_exported(path, encode_png(path, looked_up(self._table, item.class_ids)))

    def close(self) -> None:
        """All is written."""


def _with_own_colors(classes: ClassTable) -> ClassTable:
    """Return the classes, those whose colour is taken in another one; black means unlabelled."""
    taken, spare = {"#000000"}, 0
    for each in classes:
        color = each.color
        while color in taken:
            spare = (spare + _STEP) % 2**24
            color = f"#{spare:06x}"
        taken.add(color)
        classes = classes.recoloured(each.id, color)
    return classes


class ColorReader:
    """Reads STEM.png of each image; classes.json says which colour is which class."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        listed = folder / CLASSES_NAME
        if not listed.is_file():
            raise ImportFailed(f"“{folder}” has no {CLASSES_NAME} that says which colour is what.")
        table = read_classes(listed)
        self.classes = tuple(NamedClass(each.id, each.name, each.color) for each in table)
        self._ids: dict[int, int] = {}
        for each in table:
            if self._ids.setdefault(int(each.color[1:], 16), each.id) != each.id:
                self.problems.append(f"“{each.name}” has the colour of another class.")

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._folder / f"{key.stem}.png"
        if not path.is_file():
            return None
        pixels = read_rgb(path, key.shape)
        values = np.zeros(key.shape, np.uint16)
        unknown = 0
        for top in range(0, len(values), _STRIP_ROWS):
            rows = slice(top, top + _STRIP_ROWS)
            unknown += self._translate(pixels[rows], values[rows])
        problems = [f"{unknown:,} px have a colour that no class has."] if unknown else []
        narrow: MaskArray = values.astype(np.uint8) if values.max(initial=0) < 256 else values
        return TakenMask(narrow, None, problems)

    def _translate(self, pixels: npt.NDArray[np.uint8], values: npt.NDArray[np.uint16]) -> int:
        """Set the class of each colour; return how many pixels have an unknown one."""
        wide = pixels.astype(np.uint32)
        coded = wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]
        present, places = np.unique(coded, return_inverse=True)
        table = np.array([self._ids.get(color, 0) for color in present.tolist()], np.uint16)
        values[:] = table[places.reshape(values.shape)]
        return int(np.count_nonzero((values == 0) & (coded != 0)))


def read_rgb(path: Path, shape: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """Return a PNG as (height, width, 3), which must have a `shape`. Raises ImportFailed."""
    try:
        with path.open("rb") as file, opened_png(file) as image:
            check_shape(f"The mask “{path}”", (image.height, image.width), shape)
            if shape[0] * shape[1] > MAX_PIXELS:
                raise ImportFailed(f"The mask “{path}” has more than {MAX_PIXELS:,} px.")
            return np.asarray(image.convert("RGB"))
    except (ImportFailed, MemoryError):
        raise
    except Exception as error:  # decoders raise anything for files made to break them
        raise ImportFailed(
            f"The mask “{path}” cannot be read: {error}. Export it again."
        ) from error


def color_images(folder: Path) -> list[ImageKey]:
    """Return an image for each PNG of a folder."""
    return listed_images(folder, ".png", png_shape, ".png")


FORMAT = Format(
    "color-png",
    "Colour PNG",
    ColorWriter,
    ColorReader,
    ("STEM.png", CLASSES_NAME),
    "objects",
    images=color_images,
)
