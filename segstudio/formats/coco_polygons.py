"""The polygons of an image's annotations in COCO: read and filled together, which is quicker."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain, pairwise
from typing import Any

from segstudio.formats.input_file import finite_numbers
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.outline import MAX_POINTS, Points
from segstudio.formats.stepped_outline import filled_steps


class CocoPolygons:
    """Knows each polygon by the list that the file has for it."""

    def __init__(self, annotations: Iterable[dict[str, Any]], shape: tuple[int, int]) -> None:
        """shape: (height, width) of the image."""
        flats = [flat for each in annotations for flat in _listed(each)]
        self._points = _points(flats)
        filled = filled_steps(list(self._points.values()), shape)
        self._filled = dict(zip(self._points, filled, strict=True))

    def add(self, canvas: MaskCanvas, flat: object, value: int, number: int, what: str) -> None:
        """Give a polygon's inside a class and an object; a bad one becomes a problem.

        what: names its annotation in a sentence.
        """
        part = self._filled.get(id(flat))
        if part is not None:
            canvas.add(value, number, *part)
            return
        points = self._points.get(id(flat))
        if points is None:
            numbers = finite_numbers(flat)
            if numbers is None or len(numbers) % 2:
                canvas.problems.append(f"{what} has a polygon that is no list of coordinates.")
                return
            points = numbers.reshape(-1, 2)
        canvas.add_outline(value, number, points, what)


def _listed(annotation: dict[str, Any]) -> list[list[Any]]:
    """Return the lists of an annotation that can be polygons."""
    coded = annotation.get("segmentation")
    if not isinstance(coded, list):
        return []
    return [flat for flat in coded if isinstance(flat, list) and flat and len(flat) % 2 == 0]


def _points(flats: list[list[Any]]) -> dict[int, Points]:
    """Return all points by their list; none where anything is wrong, or too much for once."""
    ends = list(accumulate(map(len, flats), initial=0))
    numbers = finite_numbers(list(chain(*flats))) if ends[-1] <= 2 * MAX_POINTS else None
    if numbers is None:
        return {}
    points = numbers.reshape(-1, 2)
    spans = zip(flats, pairwise(ends), strict=True)
    return {id(flat): points[start // 2 : end // 2] for flat, (start, end) in spans}
