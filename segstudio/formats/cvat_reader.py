"""Reads CVAT's annotations.xml: what is wrong in it is said, and keeps the rest not back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

import numpy as np

from segstudio.formats.coco_images import image_key, whole_shape
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, NamedClass, TakenMask
from segstudio.formats.image_names import ImageNames, relative_path
from segstudio.formats.input_file import check_shape, finite_numbers
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.mask_files import NO_SIZE
from segstudio.formats.outline import Points, Stencil
from segstudio.formats.xml_file import read_xml

ANNOTATIONS_NAME = "annotations.xml"
IS_OBJECT = "is_object"
"""Our own attribute, which others pass over: "0" for all of a class that is no object."""


class CvatReader:
    """Reads masks, polygons and boxes. A group is an object; without one, each shape is."""

    def __init__(self, folder: Path) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        root = read_xml(_file(folder))
        self._values: dict[str, int] = {}
        found = []
        for label in root.iter("label"):
            name, color = label.findtext("name"), label.findtext("color")
            if name and name not in self._values:
                self._values[name] = len(self._values) + 1
                found.append(NamedClass(self._values[name], name, color))
        self.classes = tuple(found)
        self._images: ImageNames[Element] = ImageNames()
        for image in root.iter("image"):
            file = image.get("name", "")
            if not self._images.add(file, image):
                self.problems.append(f"“{file}” was left out: such a path is refused, or double.")

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those."""
        return self._images.strangers(keys)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return the mask of an image, or None. Raises ImportFailed."""
        image = self._images.find(key)
        if image is None:
            return None
        check_shape("This entry", [_whole(image, "height"), _whole(image, "width")], key.shape)
        canvas = MaskCanvas(key.shape)
        groups: dict[tuple[str, int], int] = {}
        shapes = sorted(image, key=lambda shape: _whole(shape, "z_order") or 0)
        for number, shape in enumerate(shapes, 1):
            value = self._values.get(shape.get("label", ""))
            what = f"Shape {number} (“{shape.get('label')}”, {shape.tag})"
            for attribute in shape.iter("attribute"):
                canvas.pass_over(f"“{attribute.get('name', '')}” of shapes")
            try:
                if value is None:
                    raise ImportFailed("its label is not listed.")
                self._add(canvas, value, shape, groups, what)
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
        return canvas.taken(image.get(IS_SYNTHETIC) == "1")

    def _add(
        self,
        canvas: MaskCanvas,
        value: int,
        shape: Element,
        groups: dict[tuple[str, int], int],
        what: str,
    ) -> None:
        """Paint a shape. Raises ImportFailed."""
        if shape.tag == "mask":
            row, column, stencil = _mask(shape, canvas.shape)
            canvas.add(value, _number(canvas, value, shape, groups), row, column, stencil)
        elif shape.tag in ("polygon", "box"):
            points = _corners(shape) if shape.tag == "box" else _points(shape.get("points", ""))
            canvas.add_outline(value, _number(canvas, value, shape, groups), points, what)
        else:
            raise ImportFailed("it has no area here.")


def _number(
    canvas: MaskCanvas, value: int, shape: Element, groups: dict[tuple[str, int], int]
) -> int:
    if shape.get(IS_OBJECT) == "0":
        return 0
    group = shape.get("group_id", "0")
    if group == "0":
        return canvas.next_number()
    if (group, value) not in groups:
        groups[group, value] = canvas.next_number()
    return groups[group, value]


def _file(place: Path) -> Path:
    return place if place.is_file() else place / ANNOTATIONS_NAME


def _whole(element: Element, name: str) -> int | None:
    text = element.get(name, "")
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else None


def _mask(shape: Element, image: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil); all sizes are checked first."""
    top, left, height, width = (_whole(shape, name) for name in ("top", "left", "height", "width"))
    if top is None or left is None or height is None or width is None:
        raise ImportFailed("its box is not given in whole numbers.")
    is_inside = 0 <= top < top + height <= image[0] and 0 <= left < left + width <= image[1]
    if not is_inside:
        raise ImportFailed("its box does not lie in the image.")
    runs = _numbers(shape.get("rle", "").split(","))
    if np.any(runs < 0) or np.any(runs % 1) or not 0 < runs.sum() <= height * width:
        raise ImportFailed(f"its run lengths do not fit its box of {width} × {height} px.")
    values = np.arange(len(runs), dtype=np.uint8) & np.uint8(1)
    stencil = np.zeros(height * width, np.uint8)
    painted = np.repeat(values, runs.astype(np.int64))
    stencil[: len(painted)] = painted
    return top, left, stencil.reshape(height, width)


def _corners(shape: Element) -> Points:
    left, top, right, bottom = _numbers([shape.get(n, "") for n in ("xtl", "ytl", "xbr", "ybr")])
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _points(text: str) -> Points:
    numbers = _numbers([number for point in text.split(";") for number in point.split(",")])
    if len(numbers) % 2:
        raise ImportFailed("its points are no pairs.")
    return numbers.reshape(-1, 2)


def _numbers(words: list[str]) -> Points:
    try:
        numbers = finite_numbers([float(word) for word in words])
    except ValueError:
        numbers = None
    if numbers is None:
        raise ImportFailed("its numbers cannot be read.")
    return numbers


def cvat_images(folder: Path) -> list[ImageKey]:
    """Return the images that a folder's file names; NO_SIZE where it tells none.

    Raises ImportFailed.
    """
    found = []
    for image in read_xml(_file(folder)).iter("image"):
        name = relative_path(image.get("name", ""))
        height, width = _whole(image, "height"), _whole(image, "width")
        if name is not None:
            found.append(image_key(name, whole_shape(height, width) or NO_SIZE))
    return found
