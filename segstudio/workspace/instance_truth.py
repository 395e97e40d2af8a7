"""Images whose instances are all known: objects, or connected regions of each class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.instance_choice import seen_size
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.object_regions import classes_with_objects
from segstudio.formats.format import ImageKey, LabelledImage
from segstudio.formats.instance import instances
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import SET_ASIDE, ImageRecord, ImageStatus
from segstudio.storage.project_store import ProjectStore

LEAST_INSTANCES = 10
LEAST_AREA_PX = 9
"""Smaller regions are specks of the brush, no instances."""
MOST_ON_IMAGE = 65_535

Masks = list[tuple[ImageRecord, Mask]]
Reach = Callable[[Callable[[], Masks]], Masks]
"""Reads the project's file on the thread that may."""


class TooFewInstances(ValueError):
    """There is too little to learn instances from; the text says what is missing."""


@dataclass(frozen=True, slots=True, eq=False)
class KnownInstances:
    """numbers: (height, width) uint16 as the network sees the image, 0 or 1 … n.

    class_ids: of instance 1 … n.
    """

    record: ImageRecord
    numbers: npt.NDArray[np.uint16]
    class_ids: tuple[int, ...]


@dataclass
class InstanceTruth:
    """Reads the masks that may be learned from.

    class_ids: whose instances are learned: the classes that have objects, or all but the first
    (background) where none has. left_out: images with strokes that do not say where nothing is.
    synthetic: how many of the others a generator painted.
    problems: a sentence for each image that cannot be read.
    """

    store: ProjectStore
    classes: ClassTable
    reach: Reach = lambda read: read()
    class_ids: tuple[int, ...] = ()
    left_out: int = 0
    synthetic: int = 0
    problems: list[str] = field(default_factory=list)

    def read(
        self, side_px: int, on_image: Callable[[int, int], None] = lambda done, of: None
    ) -> Iterator[KnownInstances]:
        """Yield each image's instances. Raises TooFewInstances after the last.

        side_px: longer side of images as the network sees them.
        """
        masks = self.reach(lambda: list(self._masks()))
        with_objects = {each for record, mask in masks for each in classes_with_objects(mask)}
        ids = self.classes.ids
        self.class_ids = tuple(each for each in ids if each in with_objects) or ids[1:]
        count = 0
        for number, (record, mask) in enumerate(masks, 1):
            known = known_instances(record, mask, self.class_ids, side_px)
            count += len(known.class_ids)
            on_image(number, len(masks))
            yield known
        if count < LEAST_INSTANCES:
            raise TooFewInstances(self._too_few(count))

    def _masks(self) -> Iterator[tuple[ImageRecord, Mask]]:
        store = self.store
        for record in store.annotated_images():
            if not record.is_for_engine or record.split in SET_ASIDE:
                continue
            try:
                mask = store.read_mask(record.id, record.shape or read_size(record.path))
            except StorageError as error:
                self.problems.append(f"{record.name}: {error}")
                continue
            if record.status is ImageStatus.REVIEWED or bool(mask.class_ids.all()):
                self.synthetic += record.is_synthetic
                yield record, mask
            else:
                self.left_out += 1

    def _too_few(self, count: int) -> str:
        sparse = (
            f" Images that are drawn on but neither reviewed nor labelled in full: "
            f"{self.left_out}; they do not say where nothing is. Finish them, and mark them as "
            "reviewed."
            if self.left_out
            else " Draw more of them, and mark the images as reviewed."
        )
        return (
            f"Instances on reviewed or fully labelled images: {count}; at least {LEAST_INSTANCES} "
            f"are needed to learn from.{sparse}"
        )


def known_instances(
    record: ImageRecord, mask: Mask, class_ids: tuple[int, ...], side_px: int
) -> KnownInstances:
    """Return the objects of a mask, and its connected regions of `class_ids` in no object."""
    key = ImageKey(record.name, record.name, mask.shape)
    objects = mask.objects if mask.holds_objects else None
    numbers = np.zeros(mask.shape, np.uint16)
    found: list[int] = []
    for each in instances(LabelledImage(key, mask.class_ids, objects)):
        is_too_many = len(found) == MOST_ON_IMAGE
        if each.class_id not in class_ids or each.area_px < LEAST_AREA_PX or is_too_many:
            continue
        found.append(each.class_id)
        height, width = each.stencil.shape
        place = numbers[each.row : each.row + height, each.column : each.column + width]
        place[each.stencil != 0] = len(found)
    size = seen_size(mask.shape, side_px)
    small = cv2.resize(numbers, size[::-1], interpolation=cv2.INTER_NEAREST)
    return KnownInstances(record, np.asarray(small, np.uint16), tuple(found))
