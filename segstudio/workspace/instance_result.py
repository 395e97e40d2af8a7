"""Instances that a network found: as a prediction of each pixel, and as a COCO file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from segstudio.document.found_instance import FoundInstance
from segstudio.document.label_class import ClassTable
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TILE_PX, TileIndex
from segstudio.formats.coco_images import image_entry
from segstudio.formats.coco_runs import encode_runs
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.format_exchange import image_key, stems


def prediction_of(
    kept: Sequence[FoundInstance],
    found: Sequence[FoundInstance],
    shape: tuple[int, int],
    background_id: int,
    version: int,
) -> PredictedMask:
    """Return what a stored prediction holds: the class of the instance at each pixel.

    kept: see `parted`. found: all; background is less sure where one was found and not kept.
    version: that the tiles are marked with.
    """
    prediction = PredictedMask(shape)
    wide = max((background_id, *(each.class_id for each in kept))) > np.iinfo(np.uint8).max
    class_ids = np.full(shape, background_id, np.uint16 if wide else np.uint8)
    confidence = np.full(shape, 255, np.uint8)
    doubtful = [(each, False) for each in reversed(found)]
    for each, is_kept in [*doubtful, *((each, True) for each in kept)]:
        height, width = each.stencil.shape
        place = np.s_[each.row : each.row + height, each.column : each.column + width]
        inside = each.stencil != 0
        sure = round(255 * (each.score if is_kept else 1 - each.score))
        confidence[place][inside] = sure
        if is_kept:
            class_ids[place][inside] = each.class_id
    prediction.class_ids, prediction.confidence = class_ids, confidence
    rows, columns = (-(-side // TILE_PX) for side in shape)
    prediction.versions = {
        TileIndex(row, column): version for row in range(rows) for column in range(columns)
    }
    return prediction


class InstanceFile:
    """A COCO file of instances with scores, which `segstudio import` takes in as objects, too."""

    def __init__(self, classes: ClassTable, records: Iterable[ImageRecord]) -> None:
        """records: all images of the project: each is named by its path below their folder."""
        self._stems = stems(records)
        self._categories = {each.id: number for number, each in enumerate(classes, 1)}
        self._classes = classes
        self._images: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def name_of(self, record: ImageRecord) -> str:
        """Return the path by which an image is called in the file."""
        return image_key(record, self._stems[record.id], (1, 1)).file

    def add(
        self, record: ImageRecord, shape: tuple[int, int], kept: Sequence[FoundInstance]
    ) -> None:
        """Add an image and its instances; those of removed classes are left out."""
        image_id = len(self._images) + 1
        key = image_key(record, self._stems[record.id], shape)
        self._images.append(image_entry(image_id, key, record.is_synthetic))
        for each in kept:
            if each.class_id in self._categories:
                self._annotations.append(
                    {
                        "id": len(self._annotations) + 1,
                        "image_id": image_id,
                        "category_id": self._categories[each.class_id],
                        "score": each.score,
                        "bbox": [each.column, each.row, *each.stencil.shape[::-1]],
                        "area": int(np.count_nonzero(each.stencil)),
                        "segmentation": encode_runs(each.stencil, each.row, each.column, shape),
                        "iscrowd": 0,
                    }
                )

    def write(self, path: Path) -> None:
        """Write it, whole or not at all. Raises OSError."""
        categories = [
            {"id": number, "name": each.name} for number, each in enumerate(self._classes, 1)
        ]
        told = {
            "annotations": self._annotations,
            "images": self._images,
            "categories": categories,
        }
        write_atomically(path, orjson.dumps(told))
