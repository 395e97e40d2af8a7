"""Reads COCO's annotations: what is wrong in them is said, and keeps the rest not back."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import cv2

from segstudio.formats.coco_runs import decode_runs
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import ImageKey, NamedClass, TakenMask
from segstudio.formats.image_names import ImageNames
from segstudio.formats.input_file import check_shape, finite_numbers, read_json_object
from segstudio.formats.mask_canvas import MaskCanvas

ANNOTATIONS_NAME = "annotations.json"


class CocoReader:
    """Reads annotations.json, or the only .json of the folder."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[str] = []
        content = read_json_object(_found(folder))
        self.classes = self._read_classes(content)
        self._images = self._read_images(content)
        self._annotations: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._sort_annotations(content)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return the mask of an image, or None. Raises ImportFailed."""
        image = self._images.find(key)
        if image is None:
            return None
        check_shape("This entry", [image.get("height"), image.get("width")], key.shape)
        canvas = MaskCanvas(key.shape)
        for annotation in self._annotations[image["id"]]:
            self._add(canvas, annotation, key.shape)
        return canvas.taken()

    def _read_classes(self, content: dict[str, Any]) -> tuple[NamedClass, ...]:
        found: dict[int, NamedClass] = {}
        self._values: dict[int, int] = {}
        for entry in _listed(content, "categories"):
            category, name = entry.get("id"), entry.get("name")
            if type(category) is not int or not isinstance(name, str):
                self.problems.append("A category without a whole “id” and a “name” was left out.")
            elif category in self._values:
                self.problems.append(f"Category id {category} is there twice; the first counts.")
            else:
                # Categories may be 0 or very large: values are counted on their own.
                value = len(found) + 1
                self._values[category] = value
                found[value] = NamedClass(value, name)
        if not found:
            raise ImportFailed("The file holds no “categories”. Is it a COCO file?")
        return tuple(found.values())

    def _read_images(self, content: dict[str, Any]) -> ImageNames[dict[str, Any]]:
        names: ImageNames[dict[str, Any]] = ImageNames()
        ids: set[int] = set()
        for entry in _listed(content, "images"):
            number, file = entry.get("id"), entry.get("file_name")
            if type(number) is not int or not isinstance(file, str):
                self.problems.append("An image without a whole “id” and “file_name” was left out.")
            elif number in ids:
                self.problems.append(f"Image id {number} is there twice; the first counts.")
            elif not names.add(file, entry):
                self.problems.append(
                    f"“{file}” was left out: its path leads elsewhere or is double."
                )
            if type(number) is int:
                ids.add(number)
        return names

    def _sort_annotations(self, content: dict[str, Any]) -> None:
        known = {entry["id"] for entry in self._images}
        lost = 0
        for entry in _listed(content, "annotations"):
            image_id = entry.get("image_id")
            if type(image_id) is int and image_id in known:
                self._annotations[image_id].append(entry)
            else:
                lost += 1
        if lost:
            self.problems.append(f"{lost:,} annotations of images that are not listed.")

    def _add(self, canvas: MaskCanvas, entry: dict[str, Any], shape: tuple[int, int]) -> None:
        what = f"Annotation {entry.get('id')}"
        category = entry.get("category_id")
        value = self._values.get(category) if type(category) is int else None
        if value is None:
            canvas.problems.append(f"{what} is of no listed category; it was left out.")
            return
        coded = entry.get("segmentation")
        number = 0 if entry.get("is_object") is False or entry.get("iscrowd") == 1 else None
        if isinstance(coded, dict):
            try:
                stencil = decode_runs(coded, shape)
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
                return
            column, row, width, height = cv2.boundingRect(stencil)
            part = stencil[row : row + height, column : column + width]
            canvas.add(value, canvas.next_number() if number is None else 0, row, column, part)
        elif isinstance(coded, list) and coded:
            number = canvas.next_number() if number is None else 0
            for flat in coded:
                points = finite_numbers(flat)
                if points is None or len(points) % 2:
                    canvas.problems.append(f"{what} has a polygon that is no list of coordinates.")
                else:
                    canvas.add_outline(value, number, points.reshape(-1, 2), what)
        else:
            canvas.problems.append(f"{what} has no segmentation; it was left out.")


def _listed(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects of a list in the file; one that is missing is empty."""
    listed = content.get(name)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _found(folder: Path) -> Path:
    if (folder / ANNOTATIONS_NAME).is_file():
        return folder / ANNOTATIONS_NAME
    files = sorted(folder.glob("*.json"))
    if len(files) != 1:
        raise ImportFailed(
            f"“{folder}” has no {ANNOTATIONS_NAME} and {len(files):,} other .json files. Leave the "
            f"one to read, or call it {ANNOTATIONS_NAME}."
        )
    return files[0]
