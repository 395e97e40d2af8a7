"""COCO: one annotations.json; polygons, and run lengths where there are holes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from segstudio.document.label_class import ClassTable
from segstudio.formats.coco_images import image_entry
from segstudio.formats.coco_reader import ANNOTATIONS_NAME, IS_OBJECT, CocoReader, coco_images
from segstudio.formats.coco_runs import encode_runs
from segstudio.formats.exported_file import ExportedStream
from segstudio.formats.format import Format, ImageKey, LabelledImage, Losses
from segstudio.formats.instance import Instance, instances
from segstudio.formats.outline import outer_corners


class CocoWriter:
    """Writes annotations as they come; images and categories follow at the end."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._categories = {each.id: number for number, each in enumerate(classes, 1)}
        self._classes = classes
        self._images: list[dict[str, Any]] = []
        self._number = 0
        self._file = ExportedStream(folder / ANNOTATIONS_NAME)
        self._file.write('{"annotations": [')

    def write(self, item: LabelledImage) -> None:
        """Add an image and its instances. Raises ExportFailed."""
        image_id = len(self._images) + 1
        annotations: list[dict[str, Any]] = []
        for instance in instances(item):
            category = self._categories.get(instance.class_id)
            if category is None:
                self.losses.note("pixels of classes that are not listed", instance.area_px)
                continue
            annotation = {
                "id": self._number + len(annotations) + 1,
                "image_id": image_id,
                "category_id": category,
                "segmentation": _segmentation(instance, item.key.shape),
                "area": instance.area_px,
                "bbox": [instance.column, instance.row, *instance.stencil.shape[::-1]],
                "iscrowd": 0,
                IS_OBJECT: instance.number > 0,
            }
            annotations.append(annotation)
        # All of an image or nothing of it.
        self._images.append(image_entry(image_id, item.key, item.is_synthetic))
        if annotations:
            lines = b",\n".join(map(orjson.dumps, annotations)).decode("ascii")
            self._file.write((",\n" if self._number else "\n") + lines)
        self._number += len(annotations)

    def close(self) -> None:
        """Write images and categories; the file is there from now on. Raises ExportFailed."""
        categories = [
            {"id": i, "name": each.name, "color": each.rgb}
            for i, each in enumerate(self._classes, 1)
        ]
        rest = {"images": self._images, "categories": categories}
        self._file.write("\n]," + json.dumps(rest)[1:] + "\n")
        self._file.close()


def _segmentation(instance: Instance, shape: tuple[int, int]) -> object:
    outer = outer_corners(instance.stencil, instance.row, instance.column)
    if outer is not None:
        return [points.ravel().tolist() for points in outer]
    return encode_runs(instance.stencil, instance.row, instance.column, shape)


def open_coco(folder: Path, keys: Iterable[ImageKey]) -> CocoReader:
    """Open a folder with annotations.json, or such a file. Raises ImportFailed."""
    return CocoReader(folder)


FORMAT = Format(
    "coco",
    "COCO",
    CocoWriter,
    open_coco,
    (ANNOTATIONS_NAME,),
    images=coco_images,
    listed=ANNOTATIONS_NAME,
)
