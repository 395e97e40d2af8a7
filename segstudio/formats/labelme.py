"""labelme: a JSON for each image; masks as PNGs of their boxes, polygons read, too."""

from __future__ import annotations

import base64
import binascii
import io
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import cv2
import numpy as np
from PIL import Image

from segstudio.document.label_class import ClassTable
from segstudio.formats.errors import FormatError, ImportFailed
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
from segstudio.formats.input_file import check_shape, finite_numbers, read_json_object
from segstudio.formats.instance import Instance, whole_classes
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.outline import Points, Stencil

_VERSION = "5.5.0"
"""Of labelme's files, since when masks are in them."""
_MAX_BYTES = 2**29
IS_OBJECT = "is_object"
"""Our own key, which labelme keeps: false for all of a class that is no object."""


class LabelmeWriter:
    """Writes STEM.json of each image, to be laid beside it."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        self._names = {each.id: each.name for each in classes}
        content = "".join(f"{' '.join(name.splitlines())}\n" for name in self._names.values())
        write_exported(folder / "labels.txt", content.encode())

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        path = self._folder / f"{item.key.stem}.json"
        content: dict[str, Any] = {
            "version": _VERSION,
            "flags": {},
            "shapes": [
                _shape(each, self._names[each.class_id], path)
                for each in whole_classes(item)
                if each.class_id in self._names
            ],
            "imagePath": PurePosixPath(item.key.file).name,
            "imageData": None,
            "imageHeight": item.key.shape[0],
            "imageWidth": item.key.shape[1],
        }
        write_exported(path, json.dumps(content, indent=2, ensure_ascii=False).encode())

    def close(self) -> None:
        """All is written."""


def _shape(instance: Instance, name: str, path: Path) -> dict[str, Any]:
    height, width = instance.stencil.shape
    top, left = instance.row, instance.column
    return {
        "label": name,
        "points": [[left, top], [left + width - 1, top + height - 1]],
        "group_id": instance.number or None,
        "description": "",
        "shape_type": "mask",
        "flags": {},
        IS_OBJECT: instance.number > 0,
        "mask": base64.b64encode(encode_png(path, instance.stencil * np.uint8(255))).decode(),
    }


class LabelmeReader:
    """Reads STEM.json of each image: masks, polygons and rectangles.

    A group is an object; without one, each shape is.
    """

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        names: dict[str, int] = {}
        for key in keys:
            try:
                shapes = _shapes(self._path(key)) if self._path(key).is_file() else []
            except FormatError:  # said when the image is up
                continue
            for shape in shapes:
                if isinstance(shape.get("label"), str):
                    names.setdefault(shape["label"], len(names) + 1)
        self._values = names
        self.classes = tuple(NamedClass(value, name) for name, value in names.items())

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        content = read_json_object(path, _MAX_BYTES)
        size = [content.get("imageHeight"), content.get("imageWidth")]
        if size != [None, None]:
            check_shape(f"“{path.name}”", size, key.shape)
        canvas = MaskCanvas(key.shape)
        groups: dict[tuple[int, str], int] = {}
        for number, shape in enumerate(_listed(content), 1):
            self._add(canvas, shape, groups, key.shape, f"Shape {number}")
        return canvas.taken()

    def _add(
        self,
        canvas: MaskCanvas,
        shape: dict[str, Any],
        groups: dict[tuple[int, str], int],
        image_shape: tuple[int, int],
        what: str,
    ) -> None:
        label, kind, group = shape.get("label"), shape.get("shape_type"), shape.get("group_id")
        value = self._values.get(label) if isinstance(label, str) else None
        points = _points(shape.get("points"))
        if value is None or points is None or kind not in ("mask", "polygon", "rectangle", None):
            canvas.problems.append(f"{what} (“{label}”, {kind}) was left out: it has no area here.")
            return
        if type(group) is int:
            if (group, label) not in groups:
                groups[group, str(label)] = canvas.next_number()
            number = groups[group, str(label)]
        else:
            number = 0 if shape.get(IS_OBJECT) is False else canvas.next_number()
        if kind == "mask":
            try:
                row, column, stencil = _mask(shape.get("mask"), points, image_shape)
                canvas.add(value, number, row, column, stencil)
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
            return
        if kind == "rectangle" and len(points) == 2:
            (x1, y1), (x2, y2) = points.tolist()
            points = np.array([[x1, y1], [x2, y1], [x2, y2], [x1, y2]])
        canvas.add_outline(value, number, points, what)

    def _path(self, key: ImageKey) -> Path:
        return self._folder / f"{key.stem}.json"


def _shapes(path: Path) -> list[dict[str, Any]]:
    return _listed(read_json_object(path, _MAX_BYTES))


def _listed(content: dict[str, Any]) -> list[dict[str, Any]]:
    listed = content.get("shapes")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _points(listed: object) -> Points | None:
    if not isinstance(listed, list) or not all(
        isinstance(point, list) and len(point) == 2 for point in listed
    ):
        return None
    flat = finite_numbers([number for point in listed for number in point])
    return None if flat is None or not len(flat) else flat.reshape(-1, 2)


def _mask(coded: object, points: Points, shape: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil) of a mask; its size is checked before it is decoded."""
    if not isinstance(coded, str) or len(points) != 2:
        raise ImportFailed("it has no mask or not two corners.")
    (left, top), (right, bottom) = np.round(points).tolist()
    if not (0 <= left <= right < shape[1] and 0 <= top <= bottom < shape[0]):
        raise ImportFailed("its corners do not lie in the image.")
    try:
        content = io.BytesIO(base64.b64decode(coded, validate=True))
        with Image.open(content, formats=("PNG",)) as image:
            expected = int(bottom - top + 1), int(right - left + 1)
            check_shape("its PNG", (image.height, image.width), expected)
            pixels = np.asarray(image.convert("L"))
    except (binascii.Error, OSError, SyntaxError, ValueError) as error:
        raise ImportFailed(f"its mask cannot be read: {error}.") from error
    return int(top), int(left), cv2.threshold(pixels, 0, 1, cv2.THRESH_BINARY)[1].astype(np.uint8)


FORMAT = Format("labelme", "labelme", LabelmeWriter, LabelmeReader, ("STEM.json",), is_turned=True)
