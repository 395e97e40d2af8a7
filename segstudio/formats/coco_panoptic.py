"""COCO panoptic: panoptic.json, and for each image a PNG whose colours are segment numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.coco_images import image_entry
from segstudio.formats.coco_panoptic_reader import (
    IS_OBJECT,
    JSON_NAME,
    PNG_FOLDER,
    PanopticReader,
    panoptic_images,
)
from segstudio.formats.exported_file import ExportedStream, write_exported
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses
from segstudio.formats.image_runs import boxes
from segstudio.formats.index_png import encode_png
from segstudio.formats.lookup import pixel_counts
from segstudio.formats.segment_map import mapped, object_classes


class PanopticWriter:
    """Writes segments as they come; images and categories follow at the end.

    A segment is an object or all that is left of a class; a class with objects is a “thing”.
    """

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        self._classes = classes
        self._categories = {each.id: number for number, each in enumerate(classes, 1)}
        self._things: set[int] = set()
        self._images: list[dict[str, Any]] = []
        self._file = ExportedStream(folder / JSON_NAME)
        self._file.write('{"annotations": [')

    def write(self, item: LabelledImage) -> None:
        """Add an image and its segments. Raises ExportFailed."""
        number = len(self._images) + 1
        name = f"{item.key.stem}.png"
        segments = self._segments(item, self._folder / PNG_FOLDER / name)
        annotation = {"image_id": number, "file_name": name, "segments_info": segments}
        self._file.write((",\n" if self._images else "\n") + json.dumps(annotation))
        self._images.append(image_entry(number, item.key, item.is_synthetic))

    def close(self) -> None:
        """Write images and categories; the file is there from now on. Raises ExportFailed."""
        categories = [
            {"id": i, "name": each.name, "color": each.rgb, "isthing": int(i in self._things)}
            for i, each in enumerate(self._classes, 1)
        ]
        rest = {"images": self._images, "categories": categories}
        self._file.write("\n]," + json.dumps(rest)[1:] + "\n")
        self._file.close()

    def _segments(self, item: LabelledImage, path: Path) -> list[dict[str, Any]]:
        """Write an image's PNG; return what its segments are."""
        owners = object_classes(item)
        present = [i for i in np.flatnonzero(pixel_counts(item.class_ids)).tolist() if i]
        of_class, of_object = np.zeros((2, 2**16), "<u4")
        of_object[list(owners)] = np.arange(1, len(owners) + 1)
        of_class[present] = np.arange(len(owners) + 1, len(owners) + len(present) + 1)
        numbers = mapped(item, of_class, of_object)
        # The lowest of four bytes is red, the highest is always 0.
        parts = numbers.view(np.uint8).reshape(*numbers.shape, 4)
        pixels = np.asarray(cv2.cvtColor(parts, cv2.COLOR_RGBA2BGR), np.uint8)
        write_exported(path, encode_png(path, pixels))
        segments = [(owner, True) for owner in owners.values()] + [(i, False) for i in present]
        areas = pixel_counts(numbers)
        found = []
        for number, top, left, bottom, right in boxes(numbers):
            class_id, is_object = segments[number - 1]
            category = self._categories[class_id]
            if is_object:
                self._things.add(category)
            found.append(
                {
                    "id": number,
                    "category_id": category,
                    "area": int(areas[number]),
                    "bbox": [left, top, right - left, bottom - top],
                    "iscrowd": 0,
                    IS_OBJECT: is_object,
                }
            )
        return found


def open_panoptic(folder: Path, keys: Iterable[ImageKey]) -> PanopticReader:
    """Open a folder with panoptic.json. Raises ImportFailed."""
    return PanopticReader(folder)


FORMAT = Format(
    "coco-panoptic",
    "COCO panoptic",
    PanopticWriter,
    open_panoptic,
    (f"{PNG_FOLDER}/STEM.png", JSON_NAME),
    images=panoptic_images,
    listed=JSON_NAME,
)
