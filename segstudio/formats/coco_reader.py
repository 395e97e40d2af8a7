"""Reads COCO's annotations: what is wrong in them is said, and keeps the rest not back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from segstudio.formats.coco_images import CocoIndex, found_json, image_keys
from segstudio.formats.coco_polygons import CocoPolygons
from segstudio.formats.coco_runs import decode_runs
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, TakenMask
from segstudio.formats.input_file import check_shape, read_json_object
from segstudio.formats.mask_canvas import MaskCanvas

ANNOTATIONS_NAME = "annotations.json"
IS_OBJECT = "is_object"
"""Our own key, which others pass over: false for a connected region that is no object."""
_OWN = {"id", "image_id", "category_id", "segmentation", "area", "bbox", "iscrowd", IS_OBJECT}


class CocoReader:
    """Reads annotations.json, or the only .json of the folder."""

    def __init__(self, folder: Path) -> None:
        """Raises ImportFailed."""
        content = read_json_object(found_json(folder, ANNOTATIONS_NAME))
        self._index = CocoIndex(content)
        self._annotations = self._index.annotations(content)
        self.problems = self._index.problems
        self.classes = self._index.classes

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those."""
        return self._index.images.strangers(keys)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return the mask of an image, or None. Raises ImportFailed."""
        image = self._index.images.find(key)
        if image is None:
            return None
        check_shape("This entry", [image.get("height"), image.get("width")], key.shape)
        canvas, annotations = MaskCanvas(key.shape), self._annotations[image["id"]]
        polygons = CocoPolygons(annotations, key.shape)
        for annotation in annotations:
            self._add(canvas, annotation, polygons)
        return canvas.taken(image.get(IS_SYNTHETIC) is True)

    def _add(self, canvas: MaskCanvas, entry: dict[str, Any], polygons: CocoPolygons) -> None:
        what = f"Annotation {entry.get('id')}"
        category = entry.get("category_id")
        value = self._index.values.get(category) if type(category) is int else None
        if value is None:
            canvas.problems.append(f"{what} is of no listed category; it was left out.")
            return
        for name in entry.keys() - _OWN:
            canvas.pass_over(f"“{name}” of annotations")
        coded = entry.get("segmentation")
        number = 0 if entry.get(IS_OBJECT) is False or entry.get("iscrowd") == 1 else None
        if isinstance(coded, dict):
            try:
                row, column, part = decode_runs(coded, canvas.shape)
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
                return
            canvas.add(value, canvas.next_number() if number is None else 0, row, column, part)
        elif isinstance(coded, list) and coded:
            number = canvas.next_number() if number is None else 0
            for flat in coded:
                polygons.add(canvas, flat, value, number, what)
        else:
            canvas.problems.append(f"{what} has no segmentation; it was left out.")


def coco_images(folder: Path) -> list[ImageKey]:
    """Return the images that a folder's file names. Raises ImportFailed."""
    return image_keys(found_json(folder, ANNOTATIONS_NAME))
