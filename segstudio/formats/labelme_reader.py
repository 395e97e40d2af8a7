"""Reads labelme's files: what is wrong in them is said, and keeps the rest not back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from segstudio.formats.coco_images import whole_shape
from segstudio.formats.errors import FormatError, ImportFailed, OtherShape
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, NamedClass, TakenMask
from segstudio.formats.input_file import check_shape, read_json_object, read_text
from segstudio.formats.labelme_shapes import (
    AREAS,
    Entry,
    covered,
    grouped,
    is_object,
    listed_shapes,
    said_of,
)
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.mask_files import NO_SIZE, files_below

NAMES_NAME = "labels.txt"
MAX_BYTES = 2**29
_MAX_NAMES_BYTES = 2**22
_RESERVED = ("__ignore__", "_background_")
"""Lines of labels.txt that are no classes of a project."""
_OWN = {"version", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth"}


class LabelmeReader:
    """Reads STEM.json of each image: masks, polygons and rectangles.

    A group is an object; without one, each shape is.
    """

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        names = dict.fromkeys(_listed_names(folder))
        for key in keys:
            try:
                content = read_json_object(self._path(key), MAX_BYTES)
            except FormatError:  # said when the image is up
                continue
            for shape in listed_shapes(content):
                label = shape.get("label")
                if isinstance(label, str) and shape.get("shape_type") in AREAS:
                    names[label] = None
        self._values = {name: value for value, name in enumerate(names, 1)}
        self.classes = tuple(NamedClass(value, name) for name, value in self._values.items())

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        content = read_json_object(path, MAX_BYTES)
        size = [content.get("imageHeight"), content.get("imageWidth")]
        if size != [None, None]:
            check_shape(f"“{path.name}”", size, key.shape)
        canvas = MaskCanvas(key.shape)
        flags = content.get("flags")
        is_synthetic = isinstance(flags, dict) and flags.pop(IS_SYNTHETIC, None) is True
        for name in (name for name, value in content.items() if name not in _OWN and value):
            canvas.pass_over(f"“{name}” of files")
        numbers: dict[tuple[object, ...], int] = {}
        for number, (group, shape) in enumerate(grouped(listed_shapes(content)), 1):
            self._add(canvas, shape, group, numbers, f"Shape {number}")
        return canvas.taken(is_synthetic)

    def _add(
        self,
        canvas: MaskCanvas,
        shape: Entry,
        group: tuple[object, ...],
        numbers: dict[tuple[object, ...], int],
        what: str,
    ) -> None:
        label, kind = shape.get("label"), shape.get("shape_type")
        value = self._values.get(label) if isinstance(label, str) else None
        try:
            row, column, stencil = covered(shape, canvas.shape)
            if value is None:
                raise ImportFailed("it has no label.")
        except OtherShape as error:
            canvas.problems.append(f"{what} was left out: {error}")
            return
        except ImportFailed as error:
            canvas.problems.append(f"{what} (“{label}”, {kind}) was left out: {error}")
            return
        for name in said_of(shape):
            canvas.pass_over(f"“{name}” of shapes")
        if group not in numbers:
            numbers[group] = canvas.next_number() if is_object(shape) else 0
        canvas.add(value, numbers[group], row, column, stencil)

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}.json"


def _listed_names(folder: Path) -> list[str]:
    """Return the classes of labels.txt, which lists those that no shape has, too."""
    path = folder / NAMES_NAME
    if not path.is_file():
        return []
    try:
        lines = read_text(path, _MAX_NAMES_BYTES).splitlines()
    except FormatError:
        return []
    return [line for line in lines if line.strip() and line not in _RESERVED]


def labelme_images(folder: Path) -> list[ImageKey]:
    """Return an image for each labelme file of a folder; NO_SIZE where it tells none."""
    found = []
    for stem, path in files_below(folder, ".json"):
        try:
            content = read_json_object(path, MAX_BYTES)
        except FormatError:
            continue
        if not isinstance(content.get("shapes"), list):
            continue
        image = content.get("imagePath")
        suffix = PurePosixPath(image.replace("\\", "/")).suffix if isinstance(image, str) else ""
        shape = whole_shape(content.get("imageHeight"), content.get("imageWidth")) or NO_SIZE
        found.append(ImageKey(f"{stem}{suffix}", stem, shape))
    return found
