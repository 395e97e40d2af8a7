"""Takes over what is drawn on the image before or after, as for slices and frames of a film."""

from __future__ import annotations

import numpy as np

from segstudio.document.box_grid import boxes
from segstudio.document.class_tally import count_classes
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_carry import carried_numbers
from segstudio.workspace.notice import Notice
from segstudio.workspace.sitting_parts import SittingParts

NO_IMAGE = {-1: "This is the first image.", 1: "This is the last image."}
NOTHING_DRAWN = "Nothing is drawn on “{name}”."
OTHER_SIZE = "“{name}” has another size, so its annotation cannot be copied here."


class NeighbourCopy:
    """Copies only to where nothing is drawn yet."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts
        self._desk = parts.desk
        self._editing = parts.editing
        self._classes = parts.classes

    def copy(self, step: int) -> None:
        """Copy from the image before (step -1) or after (+1)."""
        image, store = self._editing.image, self._desk.store
        if image is None or store is None:
            return
        record = self._desk.images.neighbour(image.id, step)
        if record is None:
            self._parts.tell(NO_IMAGE[step])
        elif record.shape is None:
            self._parts.tell(NOTHING_DRAWN.format(name=record.name))
        elif record.shape != image.shape:
            self._parts.tell(OTHER_SIZE.format(name=record.name))
        else:
            image_id, shape, name = record.id, record.shape, record.name
            self._parts.background.disk.run(
                lambda: store.load_mask(image_id, shape)[0],
                lambda mask: self._paint(image.id, name, mask),
                lambda error: self._parts.events.notice.emit(Notice.of_error(error)),
            )

    def _paint(self, image_id: int, name: str, source: Mask) -> None:
        image, table = self._editing.image, self._classes.table
        if image is None or image.id != image_id:
            return
        if not source.counts:
            self._parts.tell(NOTHING_DRAWN.format(name=name))
            return
        self._editing.run(
            f"Copy from “{name}”",
            lambda editor: copy_unlabelled(source, editor, table),
            table.locked_ids,
        )


def copy_unlabelled(source: Mask, editor: MaskEditor, table: ClassTable) -> None:
    """Label what is not labelled yet as in `source`, a mask of the same size, with its objects.

    Raises TooManyObjects before anything is changed.
    """
    numbers = np.flatnonzero(source.present_objects()[1:]).astype(np.uint16) + np.uint16(1)
    table_of_numbers = carried_numbers(editor.mask, numbers) if len(numbers) else None
    for box in boxes(source.whole):
        class_ids, objects = source.class_ids[box.slices], None
        if table_of_numbers is not None:
            objects = table_of_numbers[source.objects[box.slices]]
        for class_id in count_classes(class_ids):
            if table.get(class_id) is not None:
                editor.fill_unlabelled(box, class_ids == class_id, class_id, objects)
