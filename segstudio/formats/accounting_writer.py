"""Counts what is left out of an export whatever the format is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.format import Format, LabelledImage
from segstudio.formats.lookup import looked_up, pixel_counts

TURNED = (
    "images that EXIF turns or mirrors; masks lie as the image is shown, and tools that pass over "
    "EXIF need the images turned, too"
)


class AccountingWriter:
    """Hands on what the format is asked to carry; other classes become unlabelled.

    A class is left out by taking it from the table: `classes.without(class_id)`.
    """

    def __init__(self, chosen: Format, folder: Path, classes: ClassTable) -> None:
        """Raises ExportFailed."""
        self._writer = chosen.start(folder, classes)
        self.losses = self._writer.losses
        self._is_turned = chosen.is_turned
        self._is_listed = np.zeros(2**16, bool)
        self._is_listed[[0, *classes.ids]] = True
        self._removed = {each.id: each.name for each in classes.removed}

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        highest = int(item.class_ids.max(initial=0))
        if not (
            self._is_listed[: highest + 1].all() or looked_up(self._is_listed, item.class_ids).all()
        ):
            self._count_unlisted(item)
            item = _without(item, ~self._is_listed)
        if item.key.orientation != 1 and not self._is_turned:
            self.losses.remark(TURNED)
        self._writer.write(item)

    def _count_unlisted(self, item: LabelledImage) -> None:
        counts = pixel_counts(item.class_ids)
        for class_id in np.flatnonzero(counts).tolist():
            if not self._is_listed[class_id]:
                name = self._removed.get(class_id)
                what = f"“{name}”, in pixels" if name else "pixels of classes that are not listed"
                self.losses.note(what, int(counts[class_id]))

    def close(self) -> None:
        """Write what can only be written at the end. Raises ExportFailed."""
        self._writer.close()


def _without(item: LabelledImage, is_gone: np.ndarray) -> LabelledImage:
    gone = looked_up(is_gone, item.class_ids)
    class_ids = np.where(gone, item.class_ids.dtype.type(0), item.class_ids)
    objects = None if item.objects is None else np.where(gone, np.uint16(0), item.objects)
    return replace(item, class_ids=class_ids, objects=objects)
