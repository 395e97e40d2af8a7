"""Instances that a network found: as a prediction of each pixel, and as a COCO file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from segstudio.document.label_class import ClassTable
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TILE_PX, TileIndex
from segstudio.formats.coco_runs import encode_runs
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord


@dataclass(frozen=True, slots=True, eq=False)
class FoundInstance:
    """score: 0 … 1. row, column: top left of its mask. stencil: uint8, 1 where it is."""

    class_id: int
    score: float
    row: int
    column: int
    stencil: npt.NDArray[np.uint8]

    def told(self, classes: ClassTable) -> dict[str, object]:
        """Return class, score and box [left, top, width, height] in pixels, for JSON."""
        known = classes.get(self.class_id)
        height, width = self.stencil.shape
        return {
            "class_id": self.class_id,
            "class": known.name if known else "",
            "score": round(self.score, 4),
            "box": [self.column, self.row, width, height],
            "area_px": int(np.count_nonzero(self.stencil)),
        }


def parted(
    found: Sequence[FoundInstance], shape: tuple[int, int], least_score: float
) -> list[FoundInstance]:
    """Return those of at least that score, of which each pixel belongs to the surest only.

    found: the surest first. One that is less than half visible then is left out: it was found
    twice.
    """
    taken = np.zeros(shape, np.bool_)
    kept = []
    for each in found:
        height, width = each.stencil.shape
        place = taken[each.row : each.row + height, each.column : each.column + width]
        free = (each.stencil != 0) & ~place
        area = int(np.count_nonzero(free))
        if each.score < least_score or 2 * area < np.count_nonzero(each.stencil) or not area:
            continue
        place |= free
        own = free.astype(np.uint8)
        kept.append(FoundInstance(each.class_id, each.score, each.row, each.column, own))
    return kept


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

    def __init__(self, classes: ClassTable) -> None:
        self._categories = {each.id: number for number, each in enumerate(classes, 1)}
        self._classes = classes
        self._images: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def add(
        self, record: ImageRecord, shape: tuple[int, int], kept: Sequence[FoundInstance]
    ) -> None:
        """Add an image and its instances; those of removed classes are left out."""
        height, width = shape
        image_id = len(self._images) + 1
        entry = {"id": image_id, "file_name": record.name, "height": height, "width": width}
        self._images.append(entry)
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
