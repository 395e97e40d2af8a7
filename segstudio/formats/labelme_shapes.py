"""The shapes of a labelme file: what each covers, and what is said of it beside that."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np

from segstudio.formats.errors import ImportFailed
from segstudio.formats.input_file import check_shape, finite_numbers, opened_png
from segstudio.formats.outline import BadOutline, Points, Stencil, filled

IS_OBJECT = "is_object"
"""Our own key, which labelme keeps: false for all of a class that is no object."""
AREAS = ("mask", "polygon", "rectangle", None)
"""Kinds of shapes that cover pixels; a file of an old version gives none for a polygon."""
_OWN = {"label", "points", "group_id", "shape_type", "mask", IS_OBJECT, "line_color", "fill_color"}

Entry = dict[str, Any]


def listed_shapes(content: Entry) -> list[Entry]:
    """Return the shapes of a file's content."""
    listed = content.get("shapes")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def said_of(shape: Entry) -> Entry:
    """Return what a shape holds beside its area and class: description, flags, keys of others."""
    return {key: value for key, value in shape.items() if key not in _OWN and value}


def grouped(shapes: list[Entry]) -> Iterator[tuple[tuple[object, ...], Entry]]:
    """Yield each shape with what tells its object: its group and label, else its position."""
    for position, shape in enumerate(shapes):
        group, label = shape.get("group_id"), shape.get("label")
        yield (("group", group, label) if type(group) is int else ("alone", position)), shape


def is_object(shape: Entry) -> bool:
    """Tell whether a shape is an object: all are, but for those that say that they are not."""
    return type(shape.get("group_id")) is int or shape.get(IS_OBJECT) is not False


def covered(shape: Entry, image: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil) of a shape in an image of (height, width).

    Raises ImportFailed, before memory is taken for what is too large.
    """
    kind, points = shape.get("shape_type"), _points(shape.get("points"))
    if kind not in AREAS or points is None:
        raise ImportFailed("it has no area here.")
    if kind == "mask":
        return _mask(shape.get("mask"), points, image)
    if kind == "rectangle" and len(points) == 2:
        (x1, y1), (x2, y2) = points.tolist()
        points = np.array([[x1, y1], [x2, y1], [x2, y2], [x1, y2]])
    try:
        return filled(points, image)
    except BadOutline as error:
        raise ImportFailed(f"it {error}.") from error


def _points(listed: object) -> Points | None:
    if not isinstance(listed, list) or not all(
        isinstance(point, list) and len(point) == 2 for point in listed
    ):
        return None
    flat = finite_numbers([number for point in listed for number in point])
    return None if flat is None or not len(flat) else flat.reshape(-1, 2)


def _mask(coded: object, points: Points, shape: tuple[int, int]) -> tuple[int, int, Stencil]:
    if not isinstance(coded, str) or len(points) != 2:
        raise ImportFailed("it has no mask or not two corners.")
    (left, top), (right, bottom) = np.round(points).tolist()
    if not (0 <= left <= right < shape[1] and 0 <= top <= bottom < shape[0]):
        raise ImportFailed("its corners do not lie in the image.")
    try:
        content = io.BytesIO(base64.b64decode(coded, validate=True))
        with opened_png(content) as image:
            expected = int(bottom - top + 1), int(right - left + 1)
            check_shape("its PNG", (image.height, image.width), expected)
            pixels = np.asarray(image.convert("L"))
    except (binascii.Error, OSError, SyntaxError, ValueError) as error:
        raise ImportFailed(f"its mask cannot be read: {error}.") from error
    return int(top), int(left), cv2.threshold(pixels, 0, 1, cv2.THRESH_BINARY)[1].astype(np.uint8)
